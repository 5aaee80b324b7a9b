/** Where the code of a compiled package comes from. */
export interface PackageSource {
  /** As in the object: `main` for every program. */
  readonly importPath: string;
  /** `std`, or the path of a module in the module cache; null if the object does not say. */
  readonly module: string | null;
  readonly version: string | null;
}

/**
 * The module of a compiled package, from the names of its source files: `$GOROOT/src/net/http/server.go`,
 * `…/golang.org/x/mod@v0.30.0/semver/semver.go`. Only a file of the package itself counts, which its directory
 * shows: those of inlined functions are from anywhere. A program is `main`, so its directory shows nothing.
 */
export function packageSource(importPath: string, files: readonly string[], isStd: boolean): PackageSource {
  if (isStd) return { importPath, module: 'std', version: null };
  for (const file of files) {
    const slash = file.lastIndexOf('/');
    if (slash < 0) continue;
    const directory = file.slice(0, slash);
    if (directory === `$GOROOT/src/${importPath}`) return { importPath, module: 'std', version: null };
    const [, before, version, below = ''] = /^(.*)@(v\d[^/]*)(\/.*)?$/.exec(directory) ?? [];
    if (before === undefined || version === undefined) continue;
    if (!importPath.endsWith(below)) continue;
    const module = importPath.slice(0, importPath.length - below.length);
    const folder = unescapedModule(before);
    if (folder === module || folder.endsWith(`/${module}`)) return { importPath, module, version };
  }
  return { importPath, module: null, version: null };
}

/** The module cache writes a capital letter as `!` and the small one. */
export function unescapedModule(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function escapedModule(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
