import { isSamePath } from '../../core/go/same-path.ts';

/**
 * The inputs of a key as they may have been before the command wrote its own output: the output can make the
 * repository modified (`vcs.modified`, and `+dirty` in the version since Go 1.24), or be a file of the package.
 * Which of them is right, if any, is decided by the sum.
 */
export function keysBeforeOutput(
  writes: readonly string[],
  outputs: readonly string[],
): readonly (readonly string[])[] {
  const own = new Set(ownOutputs(writes, outputs).map((file) => file.write));
  const without = own.size === 0 ? writes : writes.filter((write) => !own.has(write));
  const clean = without.map(asUnmodified);
  return [...(own.size === 0 ? [] : [without]), ...(isSame(clean, without) ? [] : [clean])];
}

/** Whether one of two keys of a program has the stamp of a modified repository, and the other has not. */
export function becameModified(before: readonly string[], now: readonly string[]): boolean {
  const has = (lines: readonly string[], text: string): boolean =>
    lines.some((line) => line.startsWith('modinfo ') && line.includes(text));
  return has(before, 'vcs.modified=false') && has(now, 'vcs.modified=true');
}

export interface OwnOutput {
  /** As in the key: relative to the folder of the package. */
  readonly file: string;
  /** The line of the key. */
  readonly write: string;
}

/** Files of the package that are outputs of the command; `outputs`: absolute paths. */
export function ownOutputs(writes: readonly string[], outputs: readonly string[]): readonly OwnOutput[] {
  if (outputs.length === 0) return [];
  const directory = directoryOf(writes);
  return writes.flatMap((write) => {
    const file = fileOf(write);
    if (file === null) return [];
    const slashed = `/${file.replaceAll('\\', '/')}`;
    const isOwn = outputs.some((output) =>
      directory === null
        ? // With -trimpath, a key has no folder: a file of an embedded folder is named well enough.
          slashed.lastIndexOf('/') > 0 && output.replaceAll('\\', '/').endsWith(slashed)
        : isSamePath(`${directory.replaceAll('\\', '/')}${slashed}`, output.replaceAll('\\', '/')),
    );
    return isOwn ? [{ file, write }] : [];
  });
}

/** The file of the package that a line of its key is about; null if it is about something else. */
export function fileOf(write: string): string | null {
  return /^file (.*) \S*\n?$/.exec(write)?.[1] ?? null;
}

/** The folder of the package; null with -trimpath. */
export function directoryOf(writes: readonly string[]): string | null {
  for (const write of writes) if (write.startsWith('dir ')) return write.slice(4).replace(/\n$/, '');
  return null;
}

/** As go quotes it in a key. */
const TAB = '\\t';

function asUnmodified(write: string): string {
  if (!write.startsWith('modinfo ')) return write;
  return write
    .replace(`${TAB}vcs.modified=true`, `${TAB}vcs.modified=false`)
    .replace(/(\\nmod\\t(?:(?!\\[nt]).)*\\t(?:(?!\\[nt]).)*)\+dirty\\t/, '$1\\t');
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((line, at) => line === other[at]);
}
