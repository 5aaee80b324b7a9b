import { isSet } from '../../facts.ts';
import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly file: string;
  readonly directory: string;
}

/** go built a program, and the system refuses to start it. */
export const notExecutable = rule({
  id: 'not-executable',
  pattern: /fork\/exec ([^\n]*?): permission denied/,
  when: ({ text }) => !/go tool|\/pkg\/tool\//.test(/fork\/exec ([^\n]*)/.exec(text)?.[0] ?? ''),
  place: ({ setting }) => setting('GOTMPDIR').place,
  data: ({ setting }, message): Data => {
    const file = message?.match[1] ?? '';
    return {
      file,
      directory: /^(.*?)[\\/]go-build/.exec(file)?.[1] ?? file,
      setBy: ['GOTMPDIR', 'TMPDIR'].map(setting).find(isSet) ?? null,
    };
  },
  fixes: ({ data }) => [advice('executable-temp', [data.directory])],
});
