import path from 'node:path';
import { flagInForce, type GoCommandLine } from '../../core/go/command-line.ts';
import type { FoundGo } from '../../core/go/go-command.ts';
import { type GoModFile, parseGoMod } from '../../core/go/mod-file.ts';
import { compareModuleVersions } from '../../core/go/module-version.ts';
import { parseVendorFile, usesVendor } from '../../core/go/vendor-file.ts';
import { systemErrorOf } from '../../core/model/errors.ts';
import type { ModuleContext, ModuleInfo } from '../../core/model/trace.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { readText } from '../../platform/read-text.ts';
import { readGoVariable } from './go-variables.ts';
import { findModuleFiles } from './module-files.ts';

/** What decides which modules a command works with. */
export interface ModuleQuestion {
  /** The absolute directory where go works, after `-C`. */
  readonly directory: string;
  /** `-mod`, from the command line or GOFLAGS; null if not set. */
  readonly mod: string | null;
  readonly modfile: string | null;
  /** GOWORK: empty, `off`, or a file. */
  readonly gowork: string;
  /** GO111MODULE: empty, `on`, `off` or `auto`. */
  readonly go111module: string;
  readonly goroot: string | null;
  /** The toolchain's version; null if not known. */
  readonly goVersion: string | null;
}

export function moduleQuestion(
  line: GoCommandLine,
  directory: string,
  env: NodeJS.ProcessEnv,
  go: Pick<FoundGo, 'goroot' | 'version'> | null,
): ModuleQuestion {
  const goroot = go?.goroot ?? null;
  return {
    directory,
    mod: flagInForce(line, 'mod')?.value ?? null,
    modfile: flagInForce(line, 'modfile')?.value ?? null,
    goroot,
    goVersion: go?.version ?? null,
    gowork: readGoVariable('GOWORK', env, goroot),
    go111module: readGoVariable('GO111MODULE', env, goroot),
  };
}

/**
 * The modules of a build from go.mod, go.work and vendor/modules.txt; `unknown` if one of them cannot be read.
 * Starts no process.
 */
export function readModuleContext(question: ModuleQuestion): ModuleContext {
  try {
    return readContext(question);
  } catch (error) {
    // Rethrows bugs.
    systemErrorOf(error);
    return { mode: 'unknown', modules: [] };
  }
}

function readContext(question: ModuleQuestion): ModuleContext {
  const { mode, file } = findModuleFiles(question);
  if (mode === 'gopath') return { mode, modules: [] };
  if (file === null) return { mode: 'unknown', modules: [] };
  return mode === 'workspace' ? readWorkspace(file, question) : readModule(file, question);
}

function readModule(modFile: string, question: ModuleQuestion): ModuleContext {
  const root = path.dirname(modFile);
  const given = question.modfile === null ? modFile : path.resolve(question.directory, question.modfile);
  const mod = readModFile(given);
  if (mod === null) return { mode: 'unknown', modules: [] };
  const main: ModuleInfo[] = [mainModule(mod, root)];
  const vendored = readVendored(root, mod, question, false);
  if (vendored !== null) return { mode: 'vendor', modules: [...main, ...vendored] };
  return { mode: 'module', modules: unique([...main, ...required([mod], mod.replaces)]) };
}

function readWorkspace(workFile: string, question: ModuleQuestion): ModuleContext {
  const root = path.dirname(workFile);
  const work = readModFile(workFile);
  if (work === null) return { mode: 'unknown', modules: [] };
  const used = work.uses.flatMap((use) => {
    const directory = path.resolve(root, use.path);
    const mod = readModFile(path.join(directory, 'go.mod'));
    return mod === null ? [] : { directory, mod };
  });
  const mods = used.map(({ mod }) => mod);
  const mains = used.map(({ mod, directory }) => mainModule(mod, directory));
  const vendored = readVendored(root, work, question, true);
  if (vendored !== null) return { mode: 'workspace', modules: unique([...mains, ...vendored]) };
  const replaces = [...mods.flatMap((mod) => mod.replaces), ...work.replaces];
  return { mode: 'workspace', modules: unique([...mains, ...required(mods, replaces)]) };
}

/** The modules of the vendor directory; null if go does not use it. */
function readVendored(
  root: string,
  file: GoModFile,
  { mod, goVersion }: ModuleQuestion,
  isWorkspace: boolean,
): readonly ModuleInfo[] | null {
  const directory = path.join(root, 'vendor');
  const hasDirectory = isFolder(directory);
  const modulesTxt = hasDirectory ? readText(path.join(directory, 'modules.txt')) : null;
  const goLine = file.go?.version ?? null;
  if (!usesVendor({ mod, goLine, isWorkspace, goVersion, hasDirectory, modulesTxt })) return null;
  return unique(
    parseVendorFile(modulesTxt ?? '').modules.map(({ path: name, version, replacement }) => ({
      path: name,
      version: replacement === null ? version : `${version ?? ''} => ${replacement}`.trim(),
      main: false,
      directory: null,
    })),
  );
}

function mainModule(mod: GoModFile, directory: string): ModuleInfo {
  return { path: mod.module ?? '', version: null, main: true, directory };
}

function required(mods: readonly GoModFile[], replaces: GoModFile['replaces']): readonly ModuleInfo[] {
  const versions = new Map<string, string>();
  for (const { path: name, version } of mods.flatMap((mod) => mod.requires)) {
    const known = versions.get(name);
    // go uses the highest version that any module requires.
    if (known === undefined || compareModuleVersions(version, known) > 0) versions.set(name, version);
  }
  return [...versions].map(([name, version]) => {
    const instead =
      replaces.findLast((one) => one.path === name && one.version === version) ??
      replaces.findLast((one) => one.path === name && one.version === null);
    const shown = instead === undefined ? version : `${version} => ${targetOf(instead)}`;
    return { path: name, version: shown, main: false, directory: null };
  });
}

function targetOf({ target, targetVersion }: GoModFile['replaces'][number]): string {
  return targetVersion === null ? target : `${target} ${targetVersion}`;
}

/** Main modules take precedence over requirements for the same module. */
function unique(modules: readonly ModuleInfo[]): readonly ModuleInfo[] {
  const seen = new Set<string>();
  return modules.filter((module) => {
    if (seen.has(module.path)) return false;
    seen.add(module.path);
    return true;
  });
}

function readModFile(file: string): GoModFile | null {
  const text = readText(file);
  return text === null ? null : parseGoMod(text);
}
