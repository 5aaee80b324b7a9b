/** Whether two texts name the same file or folder, as far as it can be told without asking a disk. */
export function isSamePlace(one: string, other: string): boolean {
  return one === other || (isOfWindows(one) && isOfWindows(other) && plain(one) === plain(other));
}

/**
 * A path with a drive or a share is one of Windows, on whatever machine it is read. There neither case nor
 * the kind of slash counts: editors write `c:\`, terminals and go `C:\`.
 */
function isOfWindows(path: string): boolean {
  return /^(?:[A-Za-z]:(?:[\\/]|$)|\\\\)/.test(path);
}

function plain(path: string): string {
  return path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
}
