/** Whether two texts name the same file or folder, as far as the text alone can tell. */
export function isSamePath(one: string, other: string): boolean {
  return one === other || (isOfWindows(one) && isOfWindows(other) && plain(one) === plain(other));
}

/** Whether a path is `folder` or inside it, as far as the text alone can tell. */
export function isWithin(path: string, folder: string): boolean {
  if (isSamePath(path, folder)) return true;
  if (isOfWindows(path) && isOfWindows(folder)) return plain(path).startsWith(`${plain(folder)}\\`);
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * A path with a drive or a share is a Windows path, on whatever machine it is read. It is compared without case
 * and with both kinds of slashes: editors write `c:\`, terminals and go write `C:\`.
 */
function isOfWindows(path: string): boolean {
  return /^(?:[A-Za-z]:(?:[\\/]|$)|\\\\)/.test(path);
}

function plain(path: string): string {
  return path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
}
