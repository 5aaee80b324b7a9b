import { type Reason, reason } from '../../model/reasons.ts';
import type { NormalizedKey } from './key.ts';

/** Before the name of a file in a command's environment: what `-overlay` reads instead; empty if it hides it. */
export const OVERLAY = 'overlay:';

/**
 * A file that `-overlay` replaces, adds or hides in one of the two commands was not edited: its name in the key
 * is the same, and its hash is that of the replacement.
 */
export function withOverlay(
  files: readonly Reason[],
  now: NormalizedKey,
  oldEnvironment: Environment,
  nowEnvironment: Environment,
): readonly Reason[] {
  if (files.length === 0) return files;
  const before = overlayOf(oldEnvironment);
  const after = overlayOf(nowEnvironment);
  if (before.size + after.size === 0) return files;
  const directory = now.settings.get('directory') ?? null;
  return files.map((one) => {
    if (!OF_FILES.has(one.id)) return one;
    const old = replacementOf(one.subject, before, directory, now.importPath);
    const current = replacementOf(one.subject, after, directory, now.importPath);
    if (old === null && current === null) return one;
    return old === current
      ? { ...reason('overlayEdited', one.subject, one.old, one.new), files: [current ?? ''] }
      : reason('overlay', one.subject, old, current);
  });
}

type Environment = Readonly<Record<string, string>>;

const OF_FILES: ReadonlySet<string> = new Set([
  ...['fileEdited', 'fileAdded', 'fileRemoved'],
  ...['embedEdited', 'embedAdded', 'embedRemoved'],
]);

function overlayOf(environment: Environment): ReadonlyMap<string, string> {
  const entries = Object.entries(environment).filter(([name]) => name.startsWith(OVERLAY));
  return new Map(entries.map(([name, to]) => [name.slice(OVERLAY.length).replaceAll('\\', '/'), to]));
}

/** With -trimpath, a key has no directory: then the last folder of the import path must do. */
function replacementOf(
  file: string,
  overlay: ReadonlyMap<string, string>,
  directory: string | null,
  importPath: string,
): string | null {
  const name = file.replaceAll('\\', '/');
  if (directory !== null) return overlay.get(`${directory.replaceAll('\\', '/')}/${name}`) ?? null;
  const end = `/${importPath.split('/').at(-1) ?? ''}/${name}`;
  for (const [path, to] of overlay) if (path.endsWith(end)) return to;
  return null;
}
