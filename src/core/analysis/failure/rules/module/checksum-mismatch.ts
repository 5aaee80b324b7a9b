import { lineOf } from '../../facts.ts';
import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly module: string;
}

export const checksumMismatch = rule({
  id: 'checksum-mismatch',
  pattern: /verifying (\S+?)(?:\/go\.mod)?: checksum mismatch|checksum mismatch/,
  place: (facts) => {
    const [module = '', version = ''] = (/verifying (\S+?)(?:\/go\.mod)?:/.exec(facts.text)?.[1] ?? '').split(
      '@',
    );
    if (facts.goMod === null || module === '') return null;
    const escaped = `${module} ${version}`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return lineOf(facts.files.resolve(facts.goMod, '../go.sum'), new RegExp(`^${escaped}[ /]`), facts);
  },
  data: (_, message): Data => ({ module: message?.match[1] ?? '', setBy: null }),
  fixes: ({ data }) => [advice('check-checksum', [data.module])],
});
