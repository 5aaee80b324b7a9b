import type { ModuleContext } from '../model/trace.ts';

/** The module of a package: the longest module path that it starts with, `std`, or null. */
export function moduleFinder(context: ModuleContext): (packageText: string) => string | null {
  const paths = new Set(context.modules.map((module) => module.path));
  const main = context.modules.filter((module) => module.main);
  const known = new Map<string, string | null>();
  return (packageText) => {
    let found = known.get(packageText);
    if (found === undefined) {
      found = find(importPathOf(packageText), paths, main.length === 1 ? (main[0]?.path ?? null) : null);
      known.set(packageText, found);
    }
    return found;
  };
}

/** `net/http [net/http.test]` → `net/http`. */
export function importPathOf(packageText: string): string {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}

/** The import path of the directory of a Go file in a main module; null otherwise. */
export function packageOfFile(file: string | null, directory: string, context: ModuleContext): string | null {
  if (file?.endsWith('.go') !== true) return null;
  const folder = absoluteFolder(file, directory);
  let found: string | null = null;
  let longest = -1;
  for (const module of context.modules) {
    const root = module.directory?.replaceAll('\\', '/').replace(/\/$/, '');
    if (root === undefined || root.length <= longest) continue;
    if (folder !== root && !folder.startsWith(`${root}/`)) continue;
    longest = root.length;
    found = module.path + folder.slice(root.length);
  }
  return found;
}

function absoluteFolder(file: string, directory: string): string {
  const slashed = file.replaceAll('\\', '/');
  const absolute = /^([A-Za-z]:)?\//.test(slashed);
  const parts: string[] = [];
  for (const part of (absolute ? slashed : `${directory.replaceAll('\\', '/')}/${slashed}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.slice(0, -1).join('/');
}

function find(path: string, modules: ReadonlySet<string>, onlyMain: string | null): string | null {
  if (path === '') return null;
  // Files named on the command line are compiled in the main module's context, but belong to no module.
  if (path === 'command-line-arguments') return onlyMain;
  for (const candidate of [path, withoutTestSuffix(path)]) {
    for (let end = candidate.length; end > 0; end = candidate.lastIndexOf('/', end - 1)) {
      const prefix = candidate.slice(0, end);
      if (modules.has(prefix)) return prefix;
    }
  }
  return isStandard(path) ? 'std' : null;
}

/** The generated main package of a test and its external test package live in the tested package's module. */
function withoutTestSuffix(path: string): string {
  return path.replace(/(\.test|_test)$/, '');
}

/** go's own rule (cmd/go/internal/search, IsStandardImportPath): no dot in the first path element. */
function isStandard(path: string): boolean {
  const slash = path.indexOf('/');
  const first = withoutTestSuffix(slash < 0 ? path : path.slice(0, slash));
  return !first.includes('.') && STANDARD_ROOTS.has(first);
}

// A module may also be called `myapp`, so only the first elements in GOROOT/src (1.20 to 1.27) count.
const STANDARD_ROOTS: ReadonlySet<string> = new Set(
  (
    'archive arena bufio bytes cmd cmp compress container context crypto database debug embed encoding errors ' +
    'expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect ' +
    'regexp runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique ' +
    'unsafe uuid vendor weak'
  ).split(' '),
);
