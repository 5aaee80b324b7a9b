import path from 'node:path';
import type {
  DirectoryApart,
  FoundDirectory,
  MainFacts,
  MissingName,
  NamedFiles,
  PathProblem,
  PatternFacts,
} from '../../core/analysis/main-package/facts.ts';
import { isPackagePattern } from '../../core/go/package-pattern.ts';
import type { SkippedDirectory } from '../../core/model/main-answer.ts';
import { type DirectoryScan, type SourceFile, scanDirectory } from '../../core/source/scan-directory.ts';
import { calledNames, declaredNames } from '../../core/source/used-names.ts';
import type { MainEnv } from './env.ts';
import { findModules, importPathOf, type ModuleView, moduleFacts, shownPath } from './module.ts';
import { kindOf, listDirectory, type SourceReader } from './source.ts';

/** A target as `go run` interprets it: leading Go files, otherwise one package. */
export interface MainTarget {
  readonly target: readonly string[];
  /** The absolute directory where go would be started. */
  readonly directory: string;
}

/** Everything that the files alone show about a target. Starts no process and reads only Go's files. */
export function readMainFacts(target: MainTarget, env: MainEnv, reader: SourceReader): MainFacts {
  const { directory } = target;
  const view = findModules(directory, env, reader);
  const names = targetArgs(target.target);
  const as = kindOfTarget(names);
  const base = {
    target: names,
    directory,
    as,
    context: env.context,
    goVersion: env.goVersion,
    go: null,
    sameName: as === 'importPath' ? directoryOfThatName(names[0] ?? '', directory) : null,
    errorOrigin: null,
    named: null,
    pattern: null,
  };
  const modules = (dir: string | null) => moduleFacts(view, directory, dir, env, reader);
  const [first = ''] = names;
  if (as === 'files')
    return { ...base, ...readNamed(names, directory, view, env, reader), module: modules(directory) };
  if (as === 'pattern')
    return {
      ...base,
      found: null,
      path: null,
      module: modules(directory),
      pattern: readPattern(first, directory, view, env, reader),
    };
  if (as === 'version') return { ...base, found: null, path: null, module: modules(directory) };
  const dir = as === 'directory' ? path.resolve(directory, first) : resolveImportPath(first, view, env);
  const problem =
    dir === null ? null : pathProblem(as === 'directory' ? first : shownPath(directory, dir), dir, directory);
  if (dir === null || problem !== null) return { ...base, found: null, path: problem, module: modules(dir) };
  return { ...base, path: null, module: modules(dir), found: readFound(dir, directory, view, env, reader) };
}

/** Leading Go files, otherwise the first argument; the rest belongs to the program. */
export function targetArgs(args: readonly string[]): readonly string[] {
  const end = args.findIndex((name) => !name.endsWith('.go'));
  const files = end < 0 ? args : args.slice(0, end);
  return files.length > 0 ? files : args.slice(0, 1);
}

/** `go run cmd/app` instead of `./cmd/app`. */
function directoryOfThatName(importPath: string, directory: string): string | null {
  const dir = path.resolve(directory, importPath);
  return kindOf(dir) === 'directory' ? shownPath(directory, dir) : null;
}

function kindOfTarget(names: readonly string[]): MainFacts['as'] {
  const [first = '.'] = names;
  if (first.endsWith('.go')) return 'files';
  if (isPackagePattern(first)) return 'pattern';
  if (/^\.\.?([\\/]|$)/.test(first) || path.isAbsolute(first)) return 'directory';
  return first.includes('@') ? 'version' : 'importPath';
}

export function readFound(
  dir: string,
  directory: string,
  view: ModuleView,
  env: MainEnv,
  reader: SourceReader,
): FoundDirectory {
  return {
    shown: shownPath(directory, dir),
    absolute: dir,
    importPath: importPathOf(view, dir),
    scan: scanDirectory(reader.readDirectory(dir) ?? [], env.context),
    mains: [],
    isImported: null,
    excludedNames: new Map(),
  };
}

/** Top-level names in excluded files of a directory; read only if go reported a missing name. */
export function readExcludedNames(found: FoundDirectory, reader: SourceReader): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name } of found.scan.excluded) {
    const bytes = reader.bytes(path.join(found.absolute, name));
    if (bytes !== null) for (const declared of declaredNames(bytes).keys()) names.set(declared, name);
  }
  return names;
}

function readNamed(
  names: readonly string[],
  directory: string,
  view: ModuleView,
  env: MainEnv,
  reader: SourceReader,
): Pick<MainFacts, 'found' | 'named' | 'path'> {
  const files = names.map((name) => path.resolve(directory, name));
  const problems = files.map((file, index) => fileProblem(names[index] ?? '', file, directory));
  const dirs = [...new Set(files.map((file) => path.dirname(file)))];
  const [dir = directory] = dirs;
  const sources = files.flatMap((file): SourceFile[] => {
    const scan = reader.scan(file);
    return scan === null ? [] : [{ name: path.basename(file), scan }];
  });
  const named: NamedFiles = {
    shown: names,
    directories: dirs.map((one) => shownPath(directory, one)),
    scan: scanDirectory(sources, env.context, true),
    missing: [],
    apart: dirs.length > 1 ? readApart(files, directory, view, env, reader) : [],
  };
  const problem = problems.find((one) => one !== null) ?? null;
  if (kindOf(dir) !== 'directory') return { found: null, named, path: problem };
  const found = readFound(dir, directory, view, env, reader);
  return { found, named: { ...named, missing: missingNames(found, sources, reader) }, path: problem };
}

/** Each directory of the named files as a program of its own, and what it needs of the others. */
function readApart(
  files: readonly string[],
  directory: string,
  view: ModuleView,
  env: MainEnv,
  reader: SourceReader,
): readonly DirectoryApart[] {
  const dirs = [...new Set(files.map((file) => path.dirname(file)))];
  return dirs.map((dir) => {
    const { shown, scan } = readFound(dir, directory, view, env, reader);
    const others = files.filter((file) => path.dirname(file) !== dir);
    const own = scan.included.filter(({ kind }) => kind === 'go' || kind === 'cgo').map(({ name }) => name);
    const needs = neededOf(own, dir, others, directory, reader);
    return { dir: shown, runs: scan.packageName === 'main' && hasOneGoodMain(scan) && needs === null, needs };
  });
}

function neededOf(
  own: readonly string[],
  dir: string,
  others: readonly string[],
  directory: string,
  reader: SourceReader,
): MissingName | null {
  const bytes = (file: string) => reader.bytes(file) ?? new Uint8Array();
  const here = new Set(own.flatMap((name) => [...declaredNames(bytes(path.join(dir, name))).keys()]));
  const there = new Map(
    others.flatMap((file) => [...declaredNames(bytes(file)).keys()].map((name) => [name, file] as const)),
  );
  for (const usedIn of own)
    for (const [name, at] of calledNames(bytes(path.join(dir, usedIn)))) {
      const file = there.get(name);
      if (file !== undefined && !here.has(name))
        return { name, usedIn, at, file: shownPath(directory, file) };
    }
  return null;
}

/** Names that the named files call and only other files of the directory declare. */
function missingNames(
  found: FoundDirectory,
  named: readonly SourceFile[],
  reader: SourceReader,
): readonly MissingName[] {
  const names = new Set(named.map(({ name }) => name));
  const own = named.flatMap(({ name }) => {
    const bytes = reader.bytes(path.join(found.absolute, name));
    return bytes === null ? [] : [{ name, bytes }];
  });
  const clause = named[0]?.scan.packageName;
  const siblings = found.scan.included.filter(
    ({ name, kind, scan }) =>
      kind !== 'test' && kind !== 'xtest' && !names.has(name) && scan.packageName === clause,
  );
  if (siblings.length === 0) return [];
  const elsewhere = new Map<string, string>();
  for (const { name } of siblings) {
    const bytes = reader.bytes(path.join(found.absolute, name));
    if (bytes !== null) for (const declared of declaredNames(bytes).keys()) elsewhere.set(declared, name);
  }
  const here = new Set(own.flatMap(({ bytes }) => [...declaredNames(bytes).keys()]));
  return own.flatMap(({ name: usedIn, bytes }) =>
    [...calledNames(bytes)].flatMap(([name, at]): MissingName[] => {
      const file = elsewhere.get(name);
      return file === undefined || here.has(name) || name === 'main' || name === 'init'
        ? []
        : [{ name, usedIn, at, file }];
    }),
  );
}

function fileProblem(name: string, file: string, directory: string): PathProblem | null {
  if (kindOf(file) === 'directory') return { kind: 'notGo', path: name };
  return pathProblem(name, file, directory);
}

/** Also suggests what was probably meant: other case (which some systems ignore), or a similar name. */
function pathProblem(name: string, file: string, directory: string): PathProblem | null {
  const actual = actualCase(file);
  if (kindOf(file) !== null) {
    if (actual === null || actual === file || process.platform === 'linux') return null;
    return { kind: 'otherCase', path: name, actual: shownPath(directory, actual) };
  }
  if (actual !== null) return { kind: 'otherCase', path: name, actual: shownPath(directory, actual) };
  const similar = similarPath(file);
  return { kind: 'missing', path: name, similar: similar === null ? null : shownPath(directory, similar) };
}

/** The path as the file system spells it, ignoring case; null if nothing matches. */
function actualCase(file: string): string | null {
  const missing: string[] = [];
  let dir = file;
  while (kindOf(dir) === null && path.dirname(dir) !== dir) {
    missing.unshift(path.basename(dir));
    dir = path.dirname(dir);
  }
  if (missing.length === 0) {
    const name = path.basename(file);
    const entries = listDirectory(path.dirname(file)) ?? [];
    if (name === '' || entries.some((entry) => entry.name === name)) return file;
    missing.push(name);
    dir = path.dirname(file);
  }
  for (const name of missing) {
    const wanted = name.toLowerCase();
    const entry = listDirectory(dir)?.find((one) => one.name.toLowerCase() === wanted);
    if (entry === undefined) return null;
    dir = path.join(dir, entry.name);
  }
  return dir;
}

/** A sibling whose name differs by one typing error, or the same name in `cmd`. */
function similarPath(file: string): string | null {
  const dir = path.dirname(file);
  const name = path.basename(file);
  const entries = listDirectory(dir) ?? [];
  const near = entries.find((entry) => isOneSlip(entry.name, name));
  if (near !== undefined) return path.join(dir, near.name);
  const inCmd = path.join(dir, 'cmd', name);
  return kindOf(inCmd) === 'directory' ? inCmd : null;
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b || a.length < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped =
    restA.length >= 2 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

export function resolveImportPath(importPath: string, view: ModuleView, env: MainEnv): string | null {
  const roots = [...view.roots].sort((a, b) => b.path.length - a.path.length);
  for (const { dir, path: module } of roots)
    if (module !== '' && (importPath === module || importPath.startsWith(`${module}/`)))
      return path.join(dir, ...importPath.slice(module.length).split('/'));
  if (!(importPath.split('/')[0] ?? '').includes('.') && env.goroot !== null) {
    const dir = path.join(env.goroot, 'src', ...importPath.split('/'));
    return kindOf(dir) === 'directory' ? dir : null;
  }
  const root = view.roots.find(({ mod }) => mod.replaces.some((one) => isBelow(importPath, one.path)));
  const replace = root?.mod.replaces.find((one) => isBelow(importPath, one.path));
  if (root === undefined || replace === undefined || !/^\.\.?\//.test(replace.target)) return null;
  return path.join(
    path.resolve(root.dir, replace.target),
    ...importPath.slice(replace.path.length).split('/'),
  );
}

function isBelow(importPath: string, module: string): boolean {
  return importPath === module || importPath.startsWith(`${module}/`);
}

/** Only relative patterns can be matched in the file system; others are import paths that go resolves. */
function readPattern(
  pattern: string,
  directory: string,
  view: ModuleView,
  env: MainEnv,
  reader: SourceReader,
): PatternFacts | null {
  if (!/^\.\.?([\\/]|$)/.test(pattern)) return null;
  const prefix = pattern.slice(0, pattern.indexOf('...'));
  const root = path.resolve(directory, prefix.replace(/[^\\/]*$/, '') || '.');
  const matches = patternMatcher(pattern);
  const mains: string[] = [];
  const runnable: string[] = [];
  const skipped: SkippedDirectory[] = [];
  let packages = 0;
  let tested = 0;
  for (const dir of walkPackages(root, view, skipped, directory)) {
    const shown = shownPath(directory, dir);
    if (!matches(shown) && !(shown === '.' && pattern === './...')) continue;
    const files = reader.readDirectory(dir) ?? [];
    if (files.length === 0) continue;
    const scan = scanDirectory(files, env.context);
    if (scan.included.length + scan.invalid.length === 0) continue;
    packages++;
    if (scan.included.some(({ kind }) => kind === 'test' || kind === 'xtest')) tested++;
    if (scan.packageName !== 'main') continue;
    mains.push(shown);
    if (hasOneGoodMain(scan)) runnable.push(shown);
  }
  const skippedMains = packages > 0 ? [] : mainsIn(skipped, directory, env, reader);
  return { pattern, mains, runnable, packages, tested, skipped, skippedMains };
}

/** go runs them if they are named, except in another module or a vendor directory. */
function mainsIn(
  skipped: readonly SkippedDirectory[],
  directory: string,
  env: MainEnv,
  reader: SourceReader,
): readonly string[] {
  const found: string[] = [];
  let left = MOST_SKIPPED;
  const look = (dir: string) => {
    if (left-- <= 0 || kindOf(path.join(dir, 'go.mod')) !== null) return;
    const scan = scanDirectory(reader.readDirectory(dir) ?? [], env.context);
    if (scan.packageName === 'main' && hasOneGoodMain(scan)) found.push(shownPath(directory, dir));
    for (const { name, isDirectory } of listDirectory(dir) ?? [])
      if (isDirectory && !/^\.|^(node_modules|vendor)$/.test(name)) look(path.join(dir, name));
  };
  for (const { dir, why } of skipped)
    if (why !== 'module' && why !== 'vendor') look(path.resolve(directory, dir));
  return found;
}

const MOST_SKIPPED = 200;

function hasOneGoodMain(scan: DirectoryScan): boolean {
  const shapes = scan.included
    .filter(({ name }) => !name.endsWith('_test.go'))
    .flatMap((file) => ('scan' in file ? file.scan.declarations.map(({ shape }) => shape) : []))
    .filter((shape) => shape !== 'method');
  return shapes.length === 1 && shapes[0] === 'func';
}

function patternMatcher(pattern: string): (shown: string) => boolean {
  const normal = pattern.replaceAll('\\', '/');
  const escaped = normal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\.\\.\\.', '.*');
  // `./x/...` matches `./x` as well.
  const expression = new RegExp(`^${escaped.replace(/\/\.\*$/, '(/.*)?')}$`);
  return (shown) => expression.test(shown) || (shown === '.' && expression.test('./'));
}

/** The directories that `...` matches; records those that it skips. */
function* walkPackages(
  dir: string,
  view: ModuleView,
  skipped: SkippedDirectory[],
  directory: string,
): Generator<string> {
  yield dir;
  for (const { name, isDirectory } of listDirectory(dir) ?? []) {
    if (!isDirectory) continue;
    const below = path.join(dir, name);
    const why = skipReason(name, below, view);
    if (why === null) yield* walkPackages(below, view, skipped, directory);
    else if (name !== '.git') skipped.push({ dir: shownPath(directory, below), why });
  }
}

function skipReason(name: string, dir: string, view: ModuleView): SkippedDirectory['why'] | null {
  if (name === 'testdata') return 'testdata';
  if (name === 'vendor') return 'vendor';
  if (/^[._]/.test(name)) return 'prefix';
  if (isIgnored(dir, view)) return 'ignore';
  return kindOf(path.join(dir, 'go.mod')) === 'file' && !view.roots.some((root) => root.dir === dir)
    ? 'module'
    : null;
}

/** go.mod's `ignore ./x` is that directory, `ignore x` any of that name. */
function isIgnored(dir: string, view: ModuleView): boolean {
  return view.roots.some(({ dir: root, mod }) => {
    const rest = path.relative(root, dir).replaceAll('\\', '/');
    return mod.ignores.some((entry) => {
      const name = entry.replace(/^\.\//, '').replace(/\/$/, '');
      return entry.startsWith('./') ? rest === name : rest === name || rest.endsWith(`/${name}`);
    });
  });
}
