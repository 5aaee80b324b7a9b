import { unescapedModule } from './package-source.ts';

export const MODULE_KINDS = ['sources', 'zips', 'toolchains', 'metadata', 'vcs', 'sumdb', 'other'] as const;

/** What a file of the module cache is. */
export type ModuleKind = (typeof MODULE_KINDS)[number];

/** Where a file or a directory of the module cache belongs. */
export interface ModulePlace {
  readonly kind: ModuleKind;
  /** null for what belongs to no version of a module. */
  readonly module: string | null;
  readonly version: string | null;
}

const TOOLCHAIN = 'golang.org/toolchain';
const NOWHERE = { module: null, version: null };

/** `path`: below the module cache, with slashes. Source: https://go.dev/ref/mod#module-cache */
export function modulePlace(path: string): ModulePlace {
  if (path.startsWith('cache/vcs/')) return { kind: 'vcs', ...NOWHERE };
  if (path.startsWith('cache/download/sumdb/')) return { kind: 'sumdb', ...NOWHERE };
  const [, download, file = ''] = /^cache\/download\/(.+)\/@v\/([^/]+)$/.exec(path) ?? [];
  if (download !== undefined) {
    const module = unescapedModule(download);
    const [, version, extension] = /^(v.*)\.(info|mod|zip|ziphash|lock|partial)$/.exec(file) ?? [];
    const place = { module, version: version === undefined ? null : unescapedModule(version) };
    if (extension === 'zip') return { kind: module === TOOLCHAIN ? 'toolchains' : 'zips', ...place };
    return { kind: 'metadata', ...place };
  }
  if (path.startsWith('cache/')) return { kind: 'metadata', ...NOWHERE };
  const [, escaped, version] = /^(.+?)@(v[^/]+)(?:\/|$)/.exec(path) ?? [];
  if (escaped === undefined || version === undefined) return { kind: 'other', ...NOWHERE };
  const module = unescapedModule(escaped);
  return { kind: module === TOOLCHAIN ? 'toolchains' : 'sources', module, version: unescapedModule(version) };
}
