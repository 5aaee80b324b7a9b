import type { BuildInfo } from '../go/go-facts.ts';
import type { SizeGroup } from './size-tree.ts';

/** Where a package comes from. */
export interface PackageHome {
  readonly group: SizeGroup;
  /** `path@version`; null for everything but dependencies. */
  readonly module: string | null;
  /** The import path that a person knows it by. */
  readonly path: string;
}

/** Decides it by the modules of the build info; without build info, by the form of the path. */
export function packageHomes(info: BuildInfo | null): (path: string) => PackageHome {
  const modules = new Map<string, string>();
  for (const { path, version, replace } of info?.deps ?? []) {
    const shown = replace === null || replace.version === '' ? version : replace.version;
    modules.set(path, shown === '' ? path : `${path}@${shown}`);
  }
  const own = info?.main?.path ?? null;
  return (path) => {
    if (path === 'main' || path === 'command-line-arguments')
      return { group: 'own', module: null, path: info?.path ?? path };
    // The longest module path is the right one: modules may lie within others.
    for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))) {
      if (prefix === own) return { group: 'own', module: null, path };
      const module = modules.get(prefix);
      if (module !== undefined) return { group: 'module', module, path };
    }
    if (isStandard(path)) return { group: isRuntime(path) ? 'runtime' : 'std', module: null, path };
    return { group: own === null ? 'own' : 'module', module: null, path };
  };
}

/** A module outside of the standard library needs a dot in the first part of its path to be downloaded. */
function isStandard(path: string): boolean {
  const [first = ''] = path.split('/');
  return !first.includes('.');
}

function isRuntime(path: string): boolean {
  return path === 'runtime' || path.startsWith('runtime/internal/') || path.startsWith('internal/runtime/');
}
