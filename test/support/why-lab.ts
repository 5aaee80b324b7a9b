import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { predictGo } from '../../src/collect/keys/predict-go.ts';
import { withKeyInputs } from '../../src/collect/keys/with-key-inputs.ts';
import { readGoCommand, recordGo } from '../../src/collect/record/record-go.ts';
import { predictBuild, withoutTestMains } from '../../src/core/analysis/predict/predict-build.ts';
import type { Explanation, WhyNode } from '../../src/core/analysis/rebuild/explanation.ts';
import { explainRebuilds } from '../../src/core/analysis/rebuild/rebuilt.ts';
import { snapshotOf } from '../../src/core/analysis/rebuild/snapshot.ts';
import type { Reason } from '../../src/core/model/reasons.ts';
import { stepName } from '../../src/core/model/step-id.ts';
import type { BuildTrace } from '../../src/core/model/trace.ts';
import { foldTrace } from '../../src/core/trace/fold-trace.ts';
import { type KeyStore, openKeyStore } from '../../src/store/key-store.ts';
import { openTestRuns, type TestRunStore } from '../../src/store/test-runs.ts';
import { GoWorkspace } from './go-workspace.ts';

/** The result of one traced command. */
export interface Traced {
  readonly trace: BuildTrace;
  readonly why: Explanation;
  /** Import paths of the compile commands that go printed (`-x`), sorted. */
  readonly compiled: readonly string[];
  /** The packages that the explanation reports as rebuilt, sorted. */
  readonly rebuilt: readonly string[];
  /** Roots in short: `lib: fileEdited lib.go`, `*: kind race`. */
  readonly roots: readonly string[];
  /** Packages rebuilt only because of others, and `link NAME`. */
  readonly cascade: readonly string[];
  /** For each package whose tests ran: `lib: testFile testdata/x.txt`, `lib: because of fileEdited lib.go`. */
  readonly tested: readonly string[];
  readonly output: string;
}

/** A separate program, cache and key store. The go cache may be shared between labs of one run. */
export class Lab {
  readonly root: string;
  readonly directory: string;
  readonly store: KeyStore;
  readonly testRuns: TestRunStore;
  readonly env: NodeJS.ProcessEnv;
  readonly #workspace: GoWorkspace;
  readonly #storeFolder: string;
  #count = 0;

  constructor(options: { readonly gocache?: string; readonly env?: Readonly<Record<string, string>> } = {}) {
    const env = { GOFLAGS: '-mod=mod', GOWORK: 'off', GODEBUG: '', ...options.env };
    this.#workspace = new GoWorkspace({}, env);
    this.env = this.#workspace.env;
    this.root = this.#workspace.dir;
    this.directory = join(this.root, 'program');
    mkdirSync(this.directory);
    this.env['GOCACHE'] = options.env?.['GOCACHE'] ?? options.gocache ?? join(this.root, 'gocache');
    this.#storeFolder = join(this.root, 'store');
    this.store = openKeyStore(this.#storeFolder);
    this.testRuns = openTestRuns(this.#storeFolder);
  }

  write(file: string, text: string): void {
    this.#workspace.write({ [join('program', file)]: text });
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8');
  }

  append(file: string, text: string): void {
    this.edit(file, (before) => before + text);
  }

  edit(file: string, change: (text: string) => string): void {
    this.write(file, change(this.read(file)));
  }

  remove(file: string): void {
    rmSync(join(this.directory, file), { recursive: true });
  }

  async go(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<string> {
    const { stdout, stderr, code } = await this.#workspace.plain(['go', ...args], {
      cwd: this.directory,
      env: extra,
    });
    if (code !== 0) throw new Error(`go ${args.join(' ')} exited with ${code}\n${stderr}`);
    return stdout + stderr;
  }

  /** Records a command, explains it with the earlier traces, and saves the keys, as `trace` does. */
  async trace(
    args: readonly string[],
    options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
  ): Promise<Traced> {
    const argv = ['go', ...args];
    const cwd = options.cwd ?? this.directory;
    const env = { ...this.env, ...options.env };
    const sink = new PassThrough();
    let output = '';
    sink.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    const recording = await recordGo({
      argv,
      cwd,
      env,
      deep: false,
      recorderVersion: 'test',
      stdout: sink,
      stderr: sink,
      terminal: false,
      signals: 'leave',
    });
    const { go, line } = await readGoCommand(argv, cwd, env);
    const folded = foldTrace(recording);
    this.#count++;
    const dry = { goPath: go.path, line, cwd, env };
    const trace = await withKeyInputs(folded, this.store, { ...dry, testRuns: this.testRuns });
    const earlier = await this.store.snapshots(trace.startedAt);
    const why = explainRebuilds(trace, { earlier, inputsOf: this.store.inputsOf });
    await this.store.add(snapshotOf(trace, `t${this.#count}`), (id) => trace.keyInputs[id] ?? null);
    const owners = new Map(trace.actions.map((action) => [objdirName(action.objdir), action.package]));
    const compiled = new Map<string, string>();
    for (const event of recording.xEvents) {
      if (event.type !== 'command' || event.tool !== 'compile' || event.importPath === null) continue;
      const objdir = event.objdir ?? '';
      compiled.set(objdir, (owners.get(objdir) ?? event.importPath).replace(/ \[.*/, ''));
    }
    return { trace, why, output, ...inShort(why), compiled: [...compiled.values()].sort() };
  }

  /** The packages that the next build may compile according to `predict`. */
  async predict(
    args: readonly string[],
    options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
  ): Promise<readonly string[]> {
    const dry = await predictGo({
      argv: ['go', ...args],
      cwd: options.cwd ?? this.directory,
      env: { ...this.env, ...options.env },
      recorderVersion: 'test',
    });
    const trace = withoutTestMains(dry);
    const earlier = await this.store.snapshots();
    const why = explainRebuilds(trace, { earlier, inputsOf: this.store.inputsOf });
    const { certain, possible, unknown } = predictBuild(trace, why);
    return [...[...certain, ...possible].map((one) => one.importPath), ...unknown.map(stepName)];
  }

  /** Reopens the store, as a new process would. */
  reopenStore(): KeyStore {
    return openKeyStore(this.#storeFolder);
  }

  dispose(): void {
    this.#workspace.remove();
  }
}

/** Returns `b012` for `$WORK/b012/`. */
function objdirName(objdir: string | undefined): string {
  return /(b\d+)[/\\]?$/.exec(objdir ?? '')?.[1] ?? '';
}

export function inShort(why: Explanation): Pick<Traced, 'rebuilt' | 'roots' | 'cascade' | 'tested'> {
  const misses = why.nodes.filter((node) => node.rebuilt);
  const roots = why.causes.map(
    (cause) =>
      `${cause.importPath ?? '*'}: ${cause.reasons
        .map((one) => `${one.id} ${one.subject}`.trim())
        .sort()
        .join(', ')}`,
  );
  const cascade = misses
    .filter((node) => node.reasons.length === 0)
    .map((node) => (node.mode === 'build' ? node.importPath : `${node.mode} ${node.importPath}`));
  return {
    tested: misses
      .filter((node) => node.mode === 'test')
      .map((node) => `${node.importPath}: ${whyOf(why, node)}`),
    rebuilt: misses
      .filter((node) => node.mode === 'build')
      .map((node) => node.importPath)
      .sort(),
    roots: roots.sort(),
    cascade: cascade.sort(),
  };
}

function whyOf(why: Explanation, { reasons, causes }: WhyNode): string {
  const short = (list: readonly Reason[]): string =>
    list.map((one) => `${one.id} ${one.subject}`.trim()).join(', ');
  if (reasons.length > 0) return short(reasons);
  return `because of ${causes.map((index) => short(why.causes[index]?.reasons ?? [])).join('; ')}`;
}

/**
 * A module `ex.com/app` with a hundred small packages in layers: `base` below everything, `l0`…`l2`, and
 * `cmd/app` on top. `lib` has an embedded file, a tagged file, a cgo-free twin and tests.
 */
export function writeProgram(lab: Lab, options: { readonly wide?: number } = {}): void {
  const wide = options.wide ?? 30;
  lab.write('go.mod', 'module ex.com/app\n\ngo 1.21\n');
  lab.write(
    'base/base.go',
    'package base\n\nconst Name = "base"\n\nfunc Add(a, b int) int {\n\treturn a + b\n}\n\nfunc Big(n int) int {\n\ts := 0\n\tfor i := 0; i < n; i++ {\n\t\tdefer func() { s += i }()\n\t}\n\treturn s\n}\n',
  );
  lab.write(
    'lib/lib.go',
    'package lib\n\nimport _ "embed"\n\n//go:embed data.txt\nvar data string\n\n// Data is what was embedded.\nfunc Data() string {\n\tdefer func() {}()\n\treturn data\n}\n',
  );
  lab.write('lib/extra.go', 'package lib\n\nfunc extra() int { return 1 }\n\nvar _ = extra\n');
  lab.write('lib/tagged.go', '//go:build fancy\n\npackage lib\n\nfunc Fancy() int { return 2 }\n');
  lab.write('lib/data.txt', 'hello\n');
  lab.write(
    'lib/lib_test.go',
    'package lib\n\nimport "testing"\n\nfunc TestData(t *testing.T) {\n\tif Data() == "" {\n\t\tt.Fatal("empty")\n\t}\n}\n',
  );
  for (let layer = 0; layer < 3; layer++) {
    for (let index = 0; index < wide; index++) {
      const name = `p${layer}x${index}`;
      const imports =
        layer === 0
          ? ['base', ...(index % 3 === 0 ? ['lib'] : [])]
          : [`l${layer - 1}/p${layer - 1}x${index}`, `l${layer - 1}/p${layer - 1}x${(index + 1) % wide}`];
      const names = imports.map((path) => path.split('/').at(-1) ?? '');
      const uses = names.map((one) =>
        one === 'base' ? 'base.Add(1, 2)' : one === 'lib' ? 'len(lib.Data())' : `${one}.Value()`,
      );
      lab.write(
        `l${layer}/${name}/${name}.go`,
        `package ${name}\n\nimport (\n${imports.map((path) => `\t"ex.com/app/${path}"`).join('\n')}\n)\n\n//go:noinline\nfunc Value() int {\n\treturn ${uses.join(' + ')}\n}\n`,
      );
    }
  }
  const top = Array.from({ length: wide }, (_, index) => `p2x${index}`);
  lab.write(
    'cmd/app/main.go',
    `package main\n\nimport (\n\t"os"\n\n${top.map((name) => `\t"ex.com/app/l2/${name}"`).join('\n')}\n)\n\nvar version = "dev"\n\nfunc main() {\n\tprintln(version, len(os.Args), ${top.map((name) => `${name}.Value()`).join(' + ')})\n}\n`,
  );
  lab.write(
    'cmd/tool/main.go',
    'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Data()) }\n',
  );
}
