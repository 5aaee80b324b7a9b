/** Whether two texts name the same file or folder, as far as it can be told without asking a disk. */
export function isSamePlace(one: string, other: string): boolean {
  return one === other || (isOfWindows(one) && isOfWindows(other) && plain(one) === plain(other));
}

/** Whether a path names `folder` or something in it, as far as it can be told without asking a disk. */
export function isWithin(place: string, folder: string): boolean {
  if (isSamePlace(place, folder)) return true;
  if (isOfWindows(place) && isOfWindows(folder)) return plain(place).startsWith(`${plain(folder)}\\`);
  return place.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
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
