import { lineOf } from '../../facts.ts';
import { advice, again } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly tool: string;
  readonly why: 'missing' | 'refused';
  readonly directory: string;
}

export const vcsStatus = rule({
  id: 'vcs-status',
  pattern: /error obtaining VCS status: ([^\n]*)/,
  place: (facts) => (facts.goMod === null ? null : lineOf(facts.goMod, /^\s*module\b/, facts)),
  data: ({ files, directory }, message): Data => {
    const missing = /exec: "(\w+)": executable file not found/.exec(message?.match[1] ?? '')?.[1];
    return {
      tool: missing ?? 'git',
      why: missing === undefined ? 'refused' : 'missing',
      directory: repositoryOf(directory, files),
      setBy: null,
    };
  },
  fixes: ({ data }, facts) => [
    again('no-vcs-stamp', facts, { flags: { buildvcs: 'false' } }),
    advice(data.why === 'missing' ? 'install-vcs' : 'ask-git', [data.tool, data.directory]),
  ],
});

function repositoryOf(
  directory: string,
  {
    kind,
    resolve,
  }: { readonly kind: (file: string) => unknown; readonly resolve: (...parts: readonly string[]) => string },
): string {
  for (let dir = directory; ; dir = resolve(dir, '..')) {
    if (kind(resolve(dir, '.git')) !== null) return dir;
    if (resolve(dir, '..') === dir) return directory;
  }
}
