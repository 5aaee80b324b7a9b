import { statSync } from 'node:fs';
import path from 'node:path';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { ModuleContext, ModuleInfo } from '../../core/model/trace.ts';
import { findUp } from '../../platform/find-up.ts';
import { readText } from '../../platform/read-text.ts';
import { readGoVariable } from './go-variables.ts';

/** What decides which modules a command works with. */
export interface ModuleQuestion {
  /** Absolute; where go works, after `-C`. */
  readonly directory: string;
  /** `-mod`, from the command line or GOFLAGS; null when not given. */
  readonly mod: string | null;
  readonly modfile: string | null;
  /** GOWORK: empty, `off`, or a file. */
  readonly gowork: string;
  /** GO111MODULE: empty, `on`, `off` or `auto`. */
  readonly go111module: string;
}

export function moduleQuestion(
  line: GoCommandLine,
  directory: string,
  env: NodeJS.ProcessEnv,
  goroot: string | null,
): ModuleQuestion {
  return {
    directory,
    mod: flagValue(line, 'mod'),
    modfile: flagValue(line, 'modfile'),
    gowork: readGoVariable('GOWORK', env, goroot),
    go111module: readGoVariable('GO111MODULE', env, goroot),
  };
}

/** The modules of a build as go.mod, go.work and vendor/modules.txt tell; starts no process and never throws. */
export function readModuleContext(question: ModuleQuestion): ModuleContext {
  if (question.go111module === 'off') return { mode: 'gopath', modules: [] };
  const modFile = findUp(question.directory, 'go.mod');
  if (modFile === null && question.go111module === 'auto') return { mode: 'gopath', modules: [] };
  const workFile = findWorkFile(question);
  if (workFile !== null) return readWorkspace(workFile, question.mod);
  if (modFile === null) return { mode: 'unknown', modules: [] };
  const root = path.dirname(modFile);
  const given = question.modfile === null ? modFile : path.resolve(question.directory, question.modfile);
  const file = readModFile(given);
  if (file === null) return { mode: 'unknown', modules: [] };
  const main: ModuleInfo[] = [mainModule(file, root)];
  if (usesVendor(question.mod, path.join(root, 'vendor'), file.goMinor, 14)) {
    return { mode: 'vendor', modules: [...main, ...readVendored(path.join(root, 'vendor', 'modules.txt'))] };
  }
  return { mode: 'module', modules: unique([...main, ...required([file], file.replaced)]) };
}

function readWorkspace(workFile: string, mod: string | null): ModuleContext {
  const root = path.dirname(workFile);
  const work = readModFile(workFile);
  if (work === null) return { mode: 'unknown', modules: [] };
  const used = work.uses.map((use) => {
    const directory = path.resolve(root, use);
    return { directory, file: readModFile(path.join(directory, 'go.mod')) };
  });
  const files = used.flatMap(({ file }) => (file === null ? [] : [file]));
  const mains = used.flatMap(({ file, directory }) => (file === null ? [] : [mainModule(file, directory)]));
  const vendor = path.join(root, 'vendor');
  if (usesVendor(mod, vendor, work.goMinor, 22)) {
    return {
      mode: 'workspace',
      modules: unique([...mains, ...readVendored(path.join(vendor, 'modules.txt'))]),
    };
  }
  const replaced = new Map([...files.flatMap((file) => [...file.replaced]), ...work.replaced]);
  return { mode: 'workspace', modules: unique([...mains, ...required(files, replaced)]) };
}

function findWorkFile(question: ModuleQuestion): string | null {
  if (question.gowork === 'off') return null;
  if (question.gowork !== '') return path.resolve(question.directory, question.gowork);
  return findUp(question.directory, 'go.work');
}

/** `-mod` decides; without it go vendors by itself where a vendor folder is and the `go` line is new enough. */
function usesVendor(mod: string | null, vendor: string, goMinor: number, since: number): boolean {
  if (mod !== null && mod !== '') return mod === 'vendor';
  return (
    goMinor >= since && statSync(path.join(vendor, 'modules.txt'), { throwIfNoEntry: false }) !== undefined
  );
}

function mainModule(file: ModFile, directory: string): ModuleInfo {
  return { path: file.module, version: null, main: true, directory };
}

function required(files: readonly ModFile[], replaced: ReadonlyMap<string, string>): readonly ModuleInfo[] {
  const versions = new Map<string, string>();
  for (const file of files) {
    for (const [module, version] of file.required) {
      const known = versions.get(module);
      // go takes the highest version that any module asks for.
      if (known === undefined || compareVersions(version, known) > 0) versions.set(module, version);
    }
  }
  return [...versions].map(([module, version]) => {
    const instead = replaced.get(`${module}@${version}`) ?? replaced.get(module);
    return {
      path: module,
      version: instead === undefined ? version : `${version} => ${instead}`,
      main: false,
      directory: null,
    };
  });
}

/** `# path version`, `# path version => path version`, `# path => ./dir`, each followed by its packages. */
function readVendored(file: string): readonly ModuleInfo[] {
  const modules: ModuleInfo[] = [];
  for (const line of readText(file)?.split('\n') ?? []) {
    const words = line.trim().split(/\s+/);
    if (words[0] !== '#' || words[1] === undefined) continue;
    const arrow = words.indexOf('=>');
    const version = words[2] === '=>' ? null : (words[2] ?? null);
    const instead = arrow < 0 ? null : words.slice(arrow + 1).join(' ');
    const shown = instead === null ? version : `${version ?? ''} => ${instead}`.trim();
    modules.push({ path: words[1], version: shown, main: false, directory: null });
  }
  return unique(modules);
}

/** Main modules win over a module that requires one of them. */
function unique(modules: readonly ModuleInfo[]): readonly ModuleInfo[] {
  const seen = new Set<string>();
  return modules.filter((module) => {
    if (seen.has(module.path)) return false;
    seen.add(module.path);
    return true;
  });
}

interface ModFile {
  readonly module: string;
  /** N of `go 1.N`; go takes 1.16 where the line is missing, a workspace 1.18. */
  readonly goMinor: number;
  readonly required: ReadonlyMap<string, string>;
  /** `path` or `path@version` → what stands instead. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly uses: readonly string[];
}

function readModFile(file: string): ModFile | null {
  const text = readText(file);
  if (text === null) return null;
  const required = new Map<string, string>();
  const replaced = new Map<string, string>();
  const uses: string[] = [];
  let module = '';
  let goMinor = 16;
  for (const [verb, ...words] of directives(text)) {
    const [first = '', second] = words;
    if (verb === 'module') module = first;
    else if (verb === 'go') goMinor = Number(/^1\.(\d{1,4})/.exec(first)?.[1] ?? 16);
    else if (verb === 'require' && second !== undefined) required.set(first, second);
    else if (verb === 'use' && first !== '') uses.push(first);
    else if (verb === 'replace') {
      const arrow = words.indexOf('=>');
      if (arrow < 1) continue;
      replaced.set(words.slice(0, arrow).join('@'), words.slice(arrow + 1).join(' '));
    }
  }
  return { module, goMinor, required, replaced, uses };
}

/** The lines of a go.mod or go.work as words, those in a block with the block's verb in front. */
function* directives(text: string): Generator<readonly string[]> {
  let block: string | null = null;
  for (const line of text.split('\n')) {
    const words = wordsOf(line);
    if (words.length === 0) continue;
    if (block === null && words.at(-1) === '(') block = words[0] ?? '';
    else if (block !== null && words[0] === ')') block = null;
    else yield block === null ? words : [block, ...words];
  }
}

/** Words part at blanks; strings stand in "…" or `…`; `//` begins a comment. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/.*|=>|[()]|[^\s()"`]+/g)) {
    if (word.startsWith('//')) break;
    words.push(/^["`]/.test(word) ? word.slice(1, -1) : word);
  }
  return words;
}

/** By number where both are numbers; a pre-release comes before its release. */
function compareVersions(a: string, b: string): number {
  const [aMain = '', aPre] = splitVersion(a);
  const [bMain = '', bPre] = splitVersion(b);
  const byNumber = aMain.localeCompare(bMain, 'en', { numeric: true });
  if (byNumber !== 0) return byNumber;
  if (aPre === undefined || bPre === undefined)
    return (aPre === undefined ? 1 : 0) - (bPre === undefined ? 1 : 0);
  return aPre.localeCompare(bPre, 'en', { numeric: true });
}

function splitVersion(version: string): readonly [string, string | undefined] {
  const plain = version.replace(/\+.*$/, '');
  const dash = plain.indexOf('-');
  return dash < 0 ? [plain, undefined] : [plain.slice(0, dash), plain.slice(dash + 1)];
}

function flagValue(line: GoCommandLine, name: string): string | null {
  const typed = line.flags.findLast((flag) => flag.name === name);
  if (typed !== undefined) return typed.value;
  for (const word of [...line.goflags].reverse()) {
    const match = /^--?([^=]+)=(.*)$/s.exec(word);
    if (match?.[1] === name) return match[2] ?? '';
  }
  return null;
}
