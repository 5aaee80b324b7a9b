import { KNOWN_ARCH, KNOWN_OS } from './build-context.ts';

/** The tags that a file name like `x_windows_amd64_test.go` requires; empty if none. */
export function fileNameTags(fileName: string): readonly string[] {
  const name = fileName.split('.', 1)[0] ?? '';
  // The part before the first underscore never counts: `linux.go` is for every system.
  const underscore = name.indexOf('_');
  if (underscore < 0) return [];
  const parts = name.slice(underscore).split('_');
  if (parts.at(-1) === 'test') parts.pop();
  const last = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? '';
  if (parts.length >= 2 && KNOWN_OS.has(before) && KNOWN_ARCH.has(last)) return [before, last];
  return KNOWN_OS.has(last) || KNOWN_ARCH.has(last) ? [last] : [];
}
