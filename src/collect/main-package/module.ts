import path from 'node:path';
import type { ModuleFacts } from '../../core/analysis/main-package/facts.ts';
import { flagValue } from '../../core/go/flag-value.ts';
import { type GoModFile, parseGoMod } from '../../core/go/mod-file.ts';
import { maySwitchToolchain } from '../../core/go/toolchain.ts';
import { usesVendor, vendorDifferences } from '../../core/go/vendor-file.ts';
import { isGoSince } from '../../core/go/version.ts';
import type { MainPlace } from '../../core/model/main-answer.ts';
import { findUp } from '../../platform/find-up.ts';
import { findModuleFiles } from '../toolchain/module-files.ts';
import type { MainEnv } from './env.ts';
import { kindOf, listDirectory, type SourceReader } from './source.ts';

/** The modules that go would work in, found as go finds them: by searching upward, reading only files. */
export interface ModuleView {
  readonly mode: ModuleFacts['mode'];
  /** The go.mod or go.work that decides. */
  readonly file: string | null;
  /** Directories and paths of the main modules. */
  readonly roots: readonly { readonly dir: string; readonly path: string; readonly mod: GoModFile }[];
  readonly mod: GoModFile | null;
}

export function findModules(directory: string, env: MainEnv, reader: SourceReader): ModuleView {
  const { mode, file } = findModuleFiles({ directory, ...env });
  if (file === null) return { mode, file, roots: [], mod: null };
  if (mode === 'workspace') {
    const mod = parseGoMod(reader.text(file) ?? '');
    const roots = mod.uses.flatMap((use) => rootAt(path.resolve(path.dirname(file), use.path), reader));
    return { mode, file, roots, mod };
  }
  const roots = rootAt(path.dirname(file), reader);
  return { mode, file, roots, mod: roots[0]?.mod ?? null };
}

function rootAt(dir: string, reader: SourceReader): ModuleView['roots'] {
  const text = reader.text(path.join(dir, 'go.mod'));
  if (text === null) return [];
  const mod = parseGoMod(text);
  return [{ dir, path: mod.module ?? '', mod }];
}

/** What the rules need to know about the modules, for a target in `targetDir`. */
export function moduleFacts(
  view: ModuleView,
  directory: string,
  targetDir: string | null,
  env: MainEnv,
  reader: SourceReader,
): ModuleFacts {
  const show = (file: string) => shownPath(directory, file);
  const place = (file: string): MainPlace => ({ file: show(file), absolute: file, line: 1, column: 1 });
  const { file, mod } = view;
  const owner = targetDir === null ? null : findUp(targetDir, 'go.mod');
  const ownerDir = owner === null ? null : path.dirname(owner);
  const modFlag = flagValue(env.goflags, 'mod');
  const goAt = mod?.go ?? null;
  const missing = view.mode === 'workspace' ? missingUse(view) : null;
  const nearest = view.mode === 'none' ? nearestModules(directory) : [];
  const vendor = view.mode === 'module' && modFlag === null ? vendorFacts(view, env.goVersion, reader) : null;
  return {
    mode: view.mode,
    file: file === null ? null : place(file),
    path: view.mode === 'module' ? (mod?.module ?? null) : null,
    goLine:
      goAt === null || file === null
        ? null
        : { version: goAt.version, place: { ...place(file), line: goAt.at.line, column: goAt.at.column } },
    toolchainMaySwitch: maySwitchToolchain(env.goVersion, env.gotoolchain),
    ofTarget:
      owner === null || ownerDir === null
        ? null
        : {
            path: parseGoMod(reader.text(owner) ?? '').module ?? '',
            dir: show(ownerDir),
            file: place(owner),
          },
    targetIsMain: ownerDir !== null && isLoaded(ownerDir, view),
    modFlag: modFlag === null ? null : `-mod=${modFlag}`,
    vendor: vendor === null ? null : { differences: vendor.differences, place: place(vendor.file) },
    nearest: nearest.map(show),
    nearestMains: nearest.filter((dir) => hasProgram(dir, reader)).map(show),
    missingUse:
      missing === null || file === null
        ? null
        : { path: missing.path, place: { ...place(file), line: missing.at.line, column: missing.at.column } },
    provides: view.mode === 'module' && modFlag !== 'mod' && vendor === null ? providesOf(view) : null,
  };
}

function missingUse({ file, mod }: ModuleView): GoModFile['uses'][number] | null {
  if (file === null) return null;
  return (
    mod?.uses.find((use) => kindOf(path.resolve(path.dirname(file), use.path, 'go.mod')) !== 'file') ?? null
  );
}

/** A main module, or the replacement of a required module: go runs packages of both. */
function isLoaded(dir: string, { roots, file, mod }: ModuleView): boolean {
  if (roots.some((root) => root.dir === dir)) return true;
  const required = new Set(roots.flatMap((root) => root.mod.requires.map(({ path: name }) => name)));
  const isTarget = (base: string) => (replace: GoModFile['replaces'][number]) =>
    required.has(replace.path) &&
    /^\.\.?([\\/]|$)/.test(replace.target) &&
    path.resolve(base, replace.target) === dir;
  if (file !== null && mod?.replaces.some(isTarget(path.dirname(file)))) return true;
  return roots.some((root) => root.mod.replaces.some(isTarget(root.dir)));
}

/** `.`, `./cmd/app`, `../other`; an absolute path if that is shorter. */
export function shownPath(from: string, file: string): string {
  const relative = path.relative(from, file).replaceAll('\\', '/');
  if (relative === '') return '.';
  if (path.isAbsolute(relative) || (relative.startsWith('../..') && relative.length >= file.length))
    return file;
  return relative.startsWith('..') ? relative : `./${relative}`;
}

/** The import path of a directory in one of the main modules; null if it is in none of them. */
export function importPathOf(view: ModuleView, directory: string): string | null {
  const roots = [...view.roots].sort((a, b) => b.dir.length - a.dir.length);
  const root = roots.find(({ dir }) => directory === dir || directory.startsWith(dir + path.sep));
  if (root === undefined || root.path === '') return null;
  const rest = path.relative(root.dir, directory).replaceAll('\\', '/');
  return rest === '' ? root.path : `${root.path}/${rest}`;
}

function vendorFacts(
  view: ModuleView,
  goVersion: string | null,
  reader: SourceReader,
): { differences: readonly string[]; file: string } | null {
  const root = view.roots[0];
  if (root === undefined) return null;
  const directory = path.join(root.dir, 'vendor');
  const file = path.join(directory, 'modules.txt');
  const modulesTxt = reader.text(file);
  const hasDirectory = kindOf(directory) === 'directory';
  const goLine = root.mod.go?.version ?? null;
  const question = { mod: null, goLine, isWorkspace: false, goVersion, hasDirectory, modulesTxt };
  if (!usesVendor(question)) return null;
  return { differences: vendorDifferences(root.mod, modulesTxt ?? ''), file };
}

function providesOf({ mod }: ModuleView): readonly string[] | null {
  if (mod?.module == null) return null;
  // Before 1.17, a go.mod does not list indirect requirements.
  if (isGoSince(mod.go?.version ?? null, 17) !== true) return null;
  return [
    mod.module,
    ...mod.requires.map(({ path: name }) => name),
    ...mod.replaces.map(({ path: name }) => name),
  ];
}

function hasProgram(dir: string, reader: SourceReader): boolean {
  const files = reader.readDirectory(dir) ?? [];
  return files.some(
    ({ name, scan }) =>
      scan.packageName === 'main' &&
      !name.endsWith('_test.go') &&
      scan.declarations.some(({ shape }) => shape === 'func'),
  );
}

const MOST_LISTED = 400;

/** go.mod files below, nearest first. */
function nearestModules(directory: string): readonly string[] {
  const found: string[] = [];
  let listed = 0;
  let level = [directory];
  for (let depth = 0; depth < 4 && found.length < 8; depth++) {
    const next: string[] = [];
    for (const dir of level) {
      if (++listed > MOST_LISTED) return found;
      const entries = listDirectory(dir) ?? [];
      if (depth > 0 && entries.some(({ name, isFile }) => isFile && name === 'go.mod')) found.push(dir);
      for (const { name, isDirectory } of entries)
        if (isDirectory && !/^[._]|^(node_modules|vendor|testdata)$/.test(name))
          next.push(path.join(dir, name));
    }
    level = next;
  }
  return found;
}
