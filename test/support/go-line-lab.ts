import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseGoCommandLine, withFlags } from '../../src/core/go/command-line.ts';
import { type GoLine, goLines } from './go-lines.ts';
import { type Finished, GoWorkspace } from './go-workspace.ts';

/** The effect of a command line in go. */
export interface GoAnswer {
  readonly accepted: boolean;
  /** The packages of the module that go worked on, sorted; null if go refused. */
  readonly packages: readonly string[] | null;
  readonly stderr: string;
}

/**
 * A module of three packages that do not import each other, so that go works only on those that are requested.
 */
export class GoLineLab {
  readonly #workspace: GoWorkspace;
  readonly #module: string;
  readonly #listed = new Map<string, Promise<readonly string[] | null>>();
  #count = 0;

  constructor() {
    const main = 'package main\n\nfunc main() {}\n';
    const files = {
      'go.mod': 'module ex.com/m\n\ngo 1.20\n',
      'main.go': main,
      'cmd/app/main.go': main,
      'lib/lib.go': 'package lib\n',
      'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc Test(*testing.T) {}\n',
    };
    this.#workspace = new GoWorkspace(files, { GOPROXY: 'off', GOWORK: 'off' });
    this.#module = this.#workspace.dir;
  }

  get directory(): string {
    return this.#workspace.temp;
  }

  lines(seed: number, count: number): readonly GoLine[] {
    const common = { valuesOf, directories: ['.', 'cmd/app', path.join(this.#module, 'cmd/app')] };
    const packages = ['.', './...', 'ex.com/m', 'ex.com/m/lib', 'ex.com/m/cmd/app', 'ex.com/m/...'];
    const programs = { ...common, commands: ['run'], packages: ['.', 'ex.com/m', 'ex.com/m/cmd/app'] };
    const others = { ...common, commands: ['list', 'vet', 'build', 'test', 'install'], packages };
    const minor = 26;
    const part = Math.floor(count / 6);
    return [
      ...goLines(seed, part, { ...programs, files: ['main.go'], minor }),
      ...goLines(seed + 1, count - part, { ...others, files: ['main.go'], minor }),
    ];
  }

  /** With `-n`: go builds nothing, and prints what it would have done. */
  async ask(made: GoLine): Promise<GoAnswer> {
    const line = parseGoCommandLine(made.argv);
    if (line.verb === 'list') {
      const { code, stdout, stderr } = await this.#go(withFlags(line, ['-f', '{{.ImportPath}}']).slice(1));
      return { accepted: code === 0, packages: code === 0 ? sorted(stdout.split('\n')) : null, stderr };
    }
    const graph = path.join(this.directory, `graph-${this.#count++}.json`);
    const { code, stderr } = await this.#go(withFlags(line, ['-n', `-debug-actiongraph=${graph}`]).slice(1));
    return { accepted: code === 0, packages: code === 0 ? packagesIn(graph) : null, stderr };
  }

  /** The packages that go finds for the package arguments that we read from a command line. */
  packagesOf(made: GoLine): Promise<readonly string[] | null> {
    const { packages, chdir } = parseGoCommandLine(made.argv);
    const args = ['list', '-C', chdir ?? '.', '-f', '{{.ImportPath}}', '--', ...packages];
    const key = args.join('\0');
    const known = this.#listed.get(key) ?? this.#go(args).then(({ stdout }) => sorted(stdout.split('\n')));
    this.#listed.set(key, known);
    return known;
  }

  dispose(): void {
    this.#workspace.remove();
  }

  #go(args: readonly string[]): Promise<Finished> {
    return this.#workspace.plain(['go', ...args]);
  }
}

/** The packages of the module in a graph, which also contains their imports. */
function packagesIn(graph: string): readonly string[] {
  const actions = JSON.parse(readFileSync(graph, 'utf8')) as readonly { Mode: string; Package?: string }[];
  const names = actions.map(({ Package = '' }) => Package.replace(/ \[.*|\.test$|_test$/g, ''));
  return sorted(names.filter((name) => /^(?:ex\.com\/m|command-line-arguments)/.test(name)));
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== ''))].sort();
}

/**
 * Values that go accepts in any combination. null: flags that change the question or the output, need something
 * that is not available everywhere, or only work with some packages.
 */
function valuesOf(name: string): readonly string[] | null {
  const short = name.replace(/^test\./, '');
  const known = VALUES[short];
  if (known !== undefined) return known;
  return HARMLESS.includes(short) ? [] : null;
}

const HARMLESS = `asmdecl benchmem cgocall copylocks failfast fullpath modcacherw printf short
  trimpath unusedresult work x`.split(/\s+/);

const VALUES: Readonly<Record<string, readonly string[]>> = {
  asmflags: ['-e', 'ex.com/m=-e'],
  bench: ['.', '-none', 'SECRET'],
  benchtime: ['1x'],
  blockprofilerate: ['1'],
  buildmode: ['default'],
  buildvcs: ['auto'],
  c: ['2'],
  compiler: ['gc'],
  count: ['1'],
  cpu: ['1,2'],
  'debug-runtime-trace': ['/dev/null'],
  'debug-trace': ['/dev/null'],
  gcflags: ['-e', 'ex.com/m/...=-N -l', "all='-N'"],
  gccgoflags: ['-g'],
  installsuffix: ['own'],
  ldflags: ['-s -w', "-X 'main.a=b c'"],
  list: ['.', '-none'],
  memprofilerate: ['1'],
  mod: ['mod', 'readonly'],
  mutexprofilefraction: ['1'],
  outputdir: ['.'],
  p: ['1', '2'],
  parallel: ['1'],
  pgo: ['off'],
  'printf.funcs': ['-tags', 'a,b'],
  run: ['.', '-tags', './...', '--'],
  shuffle: ['on', 'off', '7'],
  skip: ['-args', 'Test/a=b'],
  tags: ['a', 'b,a', '-x', ''],
  timeout: ['1s'],
  v: ['test2json'],
  vet: ['off', 'printf,atomic'],
};
