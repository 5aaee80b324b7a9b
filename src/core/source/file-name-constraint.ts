import { KNOWN_ARCH, KNOWN_OS } from './build-context.ts';

/** The tags that a file name like `x_windows_amd64_test.go` requires; empty if none. */
export function fileNameTags(fileName: string): readonly string[] {
  const name = fileName.split('.', 1)[0] ?? '';
  // The part before the first underscore never counts: `linux.go` is for every system.
  const underscore = name.indexOf('_');
  if (underscore < 0) return [];
  const words = name.slice(underscore).split('_');
  if (words.at(-1) === 'test') words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.length >= 2 && KNOWN_OS.has(before) && KNOWN_ARCH.has(last)) return [before, last];
  return KNOWN_OS.has(last) || KNOWN_ARCH.has(last) ? [last] : [];
}
