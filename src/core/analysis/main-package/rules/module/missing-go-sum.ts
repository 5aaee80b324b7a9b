import { modDownloadAll } from '../../fixes/mod-download.ts';
import { modTidy } from '../../fixes/mod-tidy.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
}

export const missingGoSum = rule({
  id: 'missing-go-sum',
  pattern:
    /missing go\.sum entry for module providing package (\S+)|(?<!\S)([^\s@]+)@\S+: missing go\.sum entry|missing go\.sum entry|verifying \S+|checksum mismatch/,
  data: (_, message): Data => ({ package: message?.match[1] ?? message?.match[2] ?? '' }),
  // A checksum that differs is not missing: no go command may replace it.
  fixes: (_, { go }) => (/checksum mismatch/.test(go?.loading ?? '') ? [] : [modTidy(), modDownloadAll()]),
});
