import { join } from 'node:path';
import { type GoAnswer, type MainFacts, NO_ANSWER } from '../../core/analysis/main-package/facts.ts';
import type { DirectoryScan, IncludedFile } from '../../core/source/scan-directory.ts';
import type { GoOutput, RunGo } from '../toolchain/run-go.ts';
import type { MainEnv } from './env.ts';
import { type MainTarget, readExcludedNames, readFound } from './files.ts';
import { type ListedPackage, readListedPackages } from './go-json.ts';
import { findModules } from './module.ts';
import type { SourceReader } from './source.ts';

/** Without EmbedFiles, go would not check whether embedded files exist. */
const FIELDS =
  'Dir,ImportPath,Name,DepOnly,Standard,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,IgnoredGoFiles,InvalidGoFiles,EmbedFiles,Error';

export interface AskOptions {
  /** Build flags before the target: `-tags=x`. */
  readonly buildFlags: readonly string[];
  /** Also compile and link. */
  readonly build: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The facts from go itself: it decides about packages and files, and about the code if it was built. */
export async function askGoAboutMain(
  facts: MainFacts,
  target: MainTarget,
  env: MainEnv,
  reader: SourceReader,
  runGo: RunGo,
  options: AskOptions,
): Promise<MainFacts> {
  const { directory: cwd } = target;
  const names = facts.target;
  if (names.length === 0) return facts;
  // go run refuses it before loading anything; go list would accept it.
  const test = facts.as === 'files' ? names.find((name) => name.endsWith('_test.go')) : undefined;
  if (test !== undefined) return withLoadError(facts, `go: cannot run *_test.go files (${test})`);
  // go list would accept a directory named x.go as a package; go run does not.
  if (facts.path?.kind === 'notGo')
    return withLoadError(facts, `${facts.path.path} is a directory, should be a Go file`);
  if (facts.as === 'files' && facts.path !== null)
    return withLoadError(facts, `stat ${facts.path.path}: no such file or directory`);
  const listArgv = ['list', '-e', '-deps', `-json=${FIELDS}`, ...withoutExec(options.buildFlags), ...names];
  const listed = await runGo(listArgv, { cwd, signal: options.signal });
  const known = applyList(facts, listed, target, env, reader);
  if (!options.build) return known;
  const built = await buildOnly(names, cwd, runGo, options);
  return applyBuild(known, built, reader);
}

/** Compiles and links, then runs a program that does nothing instead of the one that was built. */
function buildOnly(
  names: readonly string[],
  cwd: string,
  runGo: RunGo,
  options: AskOptions,
): Promise<GoOutput> {
  const nothing = process.platform === 'win32' ? 'cmd /c rem' : 'true';
  const argv = ['run', '-exec', nothing, ...withoutExec(options.buildFlags), ...names];
  return runGo(argv, { cwd, signal: options.signal });
}

/** `go list` does not have this flag of `go run`, and the user's program must not run. */
function withoutExec(buildFlags: readonly string[]): readonly string[] {
  return buildFlags.filter((flag) => !/^--?exec(=|$)/.test(flag));
}

function withLoadError(facts: MainFacts, loading: string): MainFacts {
  return { ...facts, go: { ...NO_ANSWER, loading } };
}

function applyList(
  facts: MainFacts,
  output: GoOutput,
  target: MainTarget,
  env: MainEnv,
  reader: SourceReader,
): MainFacts {
  const packages = readListedPackages(output.stdout);
  const goAnswer = (
    loading: string | null,
    packageName: string | null,
    differences: readonly string[] = [],
  ): GoAnswer => ({ ...NO_ANSWER, loading, packageName, differences });
  const answered = output.stdout.trim();
  if (packages.length === 0 && answered !== '')
    return { ...facts, go: { ...NO_ANSWER, unreadable: answered } };
  // Without a list there is only go's output: it could not begin.
  if (packages.length === 0)
    return {
      ...facts,
      go: goAnswer(output.stderr.trim() || `go: no packages loaded from ${facts.target[0]}`, null),
    };
  const matched = packages.filter(({ DepOnly }) => !DepOnly);
  const candidates = facts.as === 'pattern' ? matched.filter(mayBeMain) : matched;
  const [first, second] = candidates;
  if (first === undefined)
    return { ...facts, go: goAnswer(nonePhrase(facts, matched.length, output.stderr), null) };
  if (second !== undefined) {
    const names = candidates.map(({ ImportPath }) => `\n\t${ImportPath}`).join('');
    return {
      ...facts,
      go: goAnswer(`go: pattern ${facts.target[0]} matches multiple packages:${names}`, null),
    };
  }
  const located = locate(facts, first, target, env, reader);
  const errors = packages.flatMap((listed) => errorText(listed));
  const itself = first.Error === undefined ? unloadable(first, facts) : null;
  const loading = [...new Set([...errors, ...(itself === null ? [] : [itself])])].join('\n') || null;
  return {
    ...located.facts,
    go: goAnswer(loading, first.Name || null, located.differences),
  };
}

function mayBeMain({ Name, Error: error, InvalidGoFiles }: ListedPackage): boolean {
  return Name === 'main' || (!Name && error !== undefined) || InvalidGoFiles.length > 0;
}

/** As `go run` prints it; go list does not. */
function nonePhrase(facts: MainFacts, matched: number, stderr: string): string {
  const pattern = facts.target[0] ?? '';
  if (matched === 0) return stderr.trim() || `go: warning: "${pattern}" matched no packages`;
  return `go: warning: "${pattern}" matched only non-main packages\ngo: no packages loaded from ${pattern}`;
}

function unloadable(
  { Name, ImportPath, GoFiles, CgoFiles, Dir }: ListedPackage,
  facts: MainFacts,
): string | null {
  if (Name !== 'main') {
    const shown = facts.as === 'files' ? 'command-line-arguments' : ImportPath;
    return `package ${shown} is not a main package`;
  }
  if (GoFiles.length + CgoFiles.length > 0) return null;
  if (facts.as === 'files')
    return `go: no suitable source files${facts.context.cgoEnabled ? '' : ' (cgo is disabled)'}`;
  return `package ${ImportPath}: no non-test Go files in ${Dir}`;
}

/** As load.PackageError prints itself. */
function errorText({ Error: error }: ListedPackage): readonly string[] {
  if (error === undefined) return [];
  const { Pos: pos, Err: text } = error;
  const stack = error.ImportStack ?? [];
  if (pos !== '') return [`${pos}: ${text}`];
  return [stack.length === 0 ? text : `package ${stack.join('\n\timports ')}: ${text}`];
}

/** Where go found the package, and which files it includes. */
function locate(
  facts: MainFacts,
  listed: ListedPackage,
  target: MainTarget,
  env: MainEnv,
  reader: SourceReader,
): { readonly facts: MainFacts; readonly differences: readonly string[] } {
  const dir = listed.Dir;
  if (dir === '' || facts.as === 'files') return { facts, differences: [] };
  const found =
    facts.found?.absolute === dir
      ? facts.found
      : readFound(dir, target.directory, findModules(target.directory, env, reader), env, reader);
  const { scan, differences } = followGo(found.scan, listed, dir, reader);
  // go reads the module cache through an index; the excluded files are the same.
  const path = listed.ImportPath;
  const importPath = path === '' || /^[._]/.test(path) ? found.importPath : path;
  return { facts: { ...facts, found: { ...found, importPath, scan } }, differences };
}

/** The scan according to go; every difference is a bug of the scanner. */
function followGo(
  scan: DirectoryScan,
  listed: ListedPackage,
  dir: string,
  reader: SourceReader,
): { readonly scan: DirectoryScan; readonly differences: readonly string[] } {
  const kinds: readonly (readonly [IncludedFile['kind'], readonly string[]])[] = [
    ['go', listed.GoFiles],
    ['cgo', listed.CgoFiles],
    ['test', listed.TestGoFiles],
    ['xtest', listed.XTestGoFiles],
  ];
  const theirs = kinds.flatMap(([kind, names]) => names.map((name) => ({ kind, name })));
  const key = (files: readonly { kind: string; name: string }[]) =>
    files
      .map(({ kind, name }) => `${kind} ${name}`)
      .sort()
      .join(', ');
  if (listed.Error !== undefined || key(theirs) === key(scan.included)) return { scan, differences: [] };
  const included = theirs.flatMap(({ kind, name }): IncludedFile[] => {
    const file = reader.scan(join(dir, name));
    return file === null ? [] : [{ kind, name, scan: file }];
  });
  const excluded = scan.excluded.filter(({ name }) => !included.some((file) => file.name === name));
  const differences = [
    `go keeps ${key(theirs) || 'nothing'}; the scanner keeps ${key(scan.included) || 'nothing'}`,
  ];
  return { scan: { ...scan, packageName: listed.Name, included, excluded, conflict: null }, differences };
}

function applyBuild(facts: MainFacts, output: GoOutput, reader: SourceReader): MainFacts {
  const before = { ...(facts.go ?? NO_ANSWER), unreadable: null };
  if (output.exitCode === 0) return { ...facts, go: { ...before, loading: null, built: true } };
  if (output.timedOut) return facts;
  const text = output.stderr.trim();
  if (!isBuildOutput(text)) return { ...facts, go: { ...before, loading: text, building: null } };
  const found: MainFacts['found'] =
    facts.found !== null && text.includes('undefined: ')
      ? { ...facts.found, excludedNames: readExcludedNames(facts.found, reader) }
      : facts.found;
  return { ...facts, found, go: { ...before, loading: null, building: text } };
}

/**
 * Messages of compiler, linker and cgo come after a line `# package` or concern #cgo; all others are from
 * loading.
 */
export function isBuildOutput(output: string): boolean {
  return /^# |invalid flag in #cgo|C compiler ".*" not found|exec: ".*": executable file not found/m.test(
    output,
  );
}
