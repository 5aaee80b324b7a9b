import type { Panic } from '../model/trace.ts';

const BEGINNING = /^(?:panic: |fatal error: )/;
const MOST_LINES = 120;

/** Whether a line begins what a Go program prints when it crashes. */
export function beginsPanic(line: string): boolean {
  return BEGINNING.test(line);
}

/**
 * The first panic in a text, with the first frame of the user's code in its goroutine; null if there is none. Frames
 * of the standard library are skipped, and those of dependencies unless there are no others.
 */
export function readPanic(text: string): Panic | null {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const start = lines.findIndex(beginsPanic);
  if (start < 0) return null;
  const said = lines.slice(start, start + MOST_LINES);
  const frame = userFrame(said);
  const message = (said[0] ?? '').replace(BEGINNING, '').replace(/ \[recovered[^\]]*\]$/, '');
  return {
    message,
    function: frame?.function ?? null,
    file: frame?.file ?? null,
    line: frame?.line ?? null,
    output: said
      .join('\n')
      .trimEnd()
      // go's own last line.
      .replace(/\nexit status \d+$/, ''),
  };
}

interface PanicFrame {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

function userFrame(lines: readonly string[]): PanicFrame | null {
  const own = goroutineFrames(lines).filter((frame) => !isStandard(frame));
  return own.find(({ file }) => !/@v\d|[\\/]vendor[\\/]/.test(file)) ?? own[0] ?? null;
}

/** Of the first goroutine, which is the one that crashed. */
function goroutineFrames(lines: readonly string[]): readonly PanicFrame[] {
  const frames: PanicFrame[] = [];
  const first = lines.findIndex((line) => /^goroutine \d+/.test(line));
  if (first < 0) return frames;
  for (let at = first + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '' || line.startsWith('created by ')) break;
    const place = /^\t(.+):(\d+)(?: \+0x[0-9a-f]+)?$/.exec(lines[at + 1] ?? '');
    const called = /^(\S+?)\((?:[^()]*|\{.*\})\)$/.exec(line)?.[1] ?? line.replace(/\([^()]*\)$/, '');
    if (place === null) continue;
    frames.push({ function: called, file: place[1] ?? '', line: Number(place[2]) });
    at++;
  }
  return frames;
}

/** A file below `src/PACKAGE` of a Go installation, or with `-trimpath` below `PACKAGE`. */
function isStandard({ function: called, file }: PanicFrame): boolean {
  const importPath = /^(?:[^/]*\/)*[^./]*/.exec(called)?.[0] ?? '';
  if (called === 'panic' || importPath === 'runtime') return true;
  if (importPath === 'main' || (importPath.split('/')[0] ?? '').includes('.')) return false;
  const folder = file.replaceAll('\\', '/').replace(/\/[^/]*$/, '');
  return folder === importPath || folder.endsWith(`/src/${importPath}`);
}
