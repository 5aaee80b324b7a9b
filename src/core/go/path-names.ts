/** The last part of a path, with either kind of slash. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What go names the program of an import path: example.com/app/v2 is called app. */
export function lastElement(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  const last = parts.at(-1) ?? path;
  return /^v[0-9]+$/.test(last) ? (parts.at(-2) ?? last) : last;
}

/** As Windows or Unix writes it. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(path);
}

/** A path below a directory as it is from there; any other one unchanged. */
export function shownBelow(file: string, directory: string): string {
  const isBelow =
    directory !== '' && file.startsWith(directory) && /^[\\/]/.test(file.slice(directory.length));
  return isBelow ? file.slice(directory.length + 1) : file;
}
