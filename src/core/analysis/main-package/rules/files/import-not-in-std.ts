import { stdSince } from '../../../../go/std-since.ts';
import { toolchainFor } from '../../../../go/version.ts';
import { command } from '../../fix.ts';
import { correctImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
}

export const importNotInStd = rule({
  id: 'import-not-in-std',
  pattern: /package (\S+) is not in (?:std|GOROOT)|(?<!\S)"?(\S+?)"? is not in (?:std|GOROOT)/,
  data: (_, message): Data => ({ package: message?.match[1] ?? message?.match[2] ?? '' }),
  fixes: ({ place, data }, { target }) => {
    const since = stdSince(data.package);
    if (since === null) return correctImport(place);
    const version = `1.${since}`;
    const env = { GOTOOLCHAIN: toolchainFor(version) };
    return [command('newer-go', ['go', 'run', ...target], [version], env), ...correctImport(place)];
  },
});
