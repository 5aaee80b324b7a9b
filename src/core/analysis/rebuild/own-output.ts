import { baseName } from '../../go/path-names.ts';
import type { KeySnapshot } from '../../model/keys.ts';
import { type Reason, reason } from '../../model/reasons.ts';
import type { BuildTrace } from '../../model/trace.ts';

/** Before the path of a program that the command wrote, in its environment. */
export const WROTE = 'wrote:';
/** Before the path of a file that git reports as changed, in the environment of a command that was stamped so. */
export const CHANGED = 'changed:';

type Environment = Readonly<Record<string, string>>;

/** The stamp `vcs.modified` names the programs of earlier commands (and of this one) that made it so. */
export function withOwnOutputs(
  reasons: readonly Reason[],
  now: Environment,
  earlier: readonly KeySnapshot[],
): readonly Reason[] {
  const isModified = (one: Reason): boolean =>
    one.id === 'vcsStamp' && one.subject === 'vcs.modified' && one.new === 'true';
  if (!reasons.some(isModified)) return reasons;
  const changed = pathsOf(now, CHANGED);
  const written = new Set(earlier.flatMap(({ environment }) => pathsOf(environment, WROTE)));
  const own = [...written].filter((path) => isChanged(path, changed)).map(baseName);
  return reasons.map((one) => (isModified(one) ? { ...one, files: [...new Set(own)] } : one));
}

/** Whether git reports a file, or the new folder that it is in. */
export function isChanged(file: string, changed: readonly string[]): boolean {
  return changed.some((one) => one === file || (/[\\/]$/.test(one) && file.startsWith(one)));
}

/** By import path: the package has the command's own output among its files, so its inputs could not be read. */
export function outputReasons({ notes }: Pick<BuildTrace, 'notes'>): ReadonlyMap<string, Reason> {
  return new Map(
    notes.flatMap((note) => {
      if (note.id !== 'embeds-output') return [];
      const { package: name, file, place } = note.args;
      return [[name, { ...reason('ownOutput', file), files: place === '' ? [] : [place] }]];
    }),
  );
}

function pathsOf(environment: Environment, prefix: string): readonly string[] {
  return Object.keys(environment).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
}
