import type { GoModFile } from './mod-file.ts';
import { isGoSince } from './version.ts';

/** The content of a vendor/modules.txt. */
export interface VendorFile {
  /** Written by `go work vendor`. */
  readonly isWorkspace: boolean;
  readonly modules: readonly VendoredModule[];
}

export interface VendoredModule {
  readonly path: string;
  /** null if every version of the module is replaced. */
  readonly version: string | null;
  /** `./dir`, or a path and a version. */
  readonly replacement: string | null;
  /** Whether go.mod requires it. */
  readonly explicit: boolean;
}

/**
 * Like modload's readVendorList: `# path version`, `# path version => path version`, `# path => ./dir`, `##
 * explicit; go 1.20`.
 */
export function parseVendorFile(text: string): VendorFile {
  const lines = text.split('\n');
  const modules: { -readonly [key in keyof VendoredModule]: VendoredModule[key] }[] = [];
  let isCurrent = false;
  for (const line of lines) {
    const current = modules.at(-1);
    if (line.startsWith('# ')) {
      const module = readHeader(line.trim().split(/\s+/));
      if (module !== null) modules.push(module);
      isCurrent = module !== null;
    } else if (isCurrent && current !== undefined && line.startsWith('## ')) {
      current.explicit ||= annotations(line).includes('explicit');
    }
  }
  return { isWorkspace: isForWorkspace(lines[0] ?? ''), modules };
}

function readHeader([, path, ...rest]: readonly string[]): VendoredModule | null {
  if (path === undefined || rest[0] === undefined) return null;
  const version = rest[0] === '=>' ? null : rest[0];
  if (version !== null && !/^v\d/.test(version)) return null;
  const arrow = rest.indexOf('=>');
  const replacement = arrow < 0 ? null : rest.slice(arrow + 1).join(' ');
  return { path, version, replacement, explicit: false };
}

const isForWorkspace = (firstLine: string) =>
  firstLine.startsWith('## ') && annotations(firstLine).includes('workspace');

const annotations = (line: string): readonly string[] =>
  line
    .slice('## '.length)
    .split(';')
    .map((entry) => entry.trim());

/**
 * The differences between go.mod and vendor/modules.txt, one line each; go then refuses to build.
 * Like modload's checkVendorConsistency, without its checks of replacements.
 */
export function vendorDifferences(mod: GoModFile, modulesTxt: string): readonly string[] {
  const vendored = new Map(parseVendorFile(modulesTxt).modules.map((module) => [module.path, module]));
  return mod.requires.flatMap(({ path, version }) => {
    const entry = vendored.get(path);
    if (entry === undefined || !entry.explicit)
      return `${path}@${version}: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt`;
    if (entry.version !== version)
      return `${path}@${version}: is explicitly required in go.mod, but vendor/modules.txt indicates ${path}@${entry.version ?? ''}`;
    return [];
  });
}

/** The facts that decide whether go takes packages from the vendor directory. */
export interface VendorQuestion {
  /** `-mod`, from the command line or GOFLAGS; null if not set. */
  readonly mod: string | null;
  /** The `go` version of go.mod, or of go.work in a workspace; null if it has none. */
  readonly goLine: string | null;
  readonly isWorkspace: boolean;
  /** The version of the toolchain; null if not known. */
  readonly goVersion: string | null;
  /** Whether `vendor` next to go.mod or go.work is a directory, empty or not. */
  readonly hasDirectory: boolean;
  /** null if there is none. */
  readonly modulesTxt: string | null;
}

/** Like modload's setDefaultBuildMod. */
export function usesVendor(question: VendorQuestion): boolean {
  const { mod, goLine, isWorkspace, goVersion, hasDirectory, modulesTxt } = question;
  if (mod !== null && mod !== '') return mod === 'vendor';
  if (!hasDirectory || isGoSince(goLine, 14) !== true) return false;
  // Before 1.22, workspaces had no vendor directory.
  if (isGoSince(goVersion, 22) === false) return !isWorkspace;
  return isWorkspace === isForWorkspace((modulesTxt ?? '').split('\n', 1)[0] ?? '');
}
