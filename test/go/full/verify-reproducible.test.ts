import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VerifyLab } from '../../support/verify-lab.ts';

let lab: VerifyLab;
beforeAll(() => {
  lab = new VerifyLab({
    'cmd/a/main.go': 'package main\n\nimport "ex.com/m/lib"\n\nfunc main() { println(lib.F()) }\n',
    'cmd/b/main.go': 'package main\n\nimport "ex.com/m/lib"\n\nfunc main() { println(lib.F() + 1) }\n',
    'lib/lib.go': 'package lib\n\nfunc F() int { return 1 }\n',
    'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestF(t *testing.T) { t.Log(F()) }\n',
    'embeds/main.go':
      'package main\n\nimport _ "embed"\n\n//go:embed *.txt\nvar text string\n\nfunc main() { println(text) }\n',
    'embeds/a.txt': 'a\n',
    'c/main.go':
      'package main\n\n// static int one(void) { return 1; }\nimport "C"\n\n//export One\nfunc One() C.int { return C.one() }\n\nfunc main() {}\n',
    'vendored/go.mod': 'module ex.com/v\n\ngo 1.20\n\nrequire ex.com/w v1.0.0\n',
    'vendored/main.go': 'package main\n\nimport _ "ex.com/w"\n\nfunc main() {}\n',
    'vendored/vendor/modules.txt': '# ex.com/w v1.0.0\n## explicit; go 1.20\nex.com/w\n',
    'vendored/vendor/ex.com/w/w.go': 'package w\n',
    'work/go.work': 'go 1.20\n\nuse (\n\t./one\n\t./two\n)\n',
    'work/one/go.mod': 'module ex.com/one\n\ngo 1.20\n',
    'work/one/main.go': 'package main\n\nimport _ "ex.com/two"\n\nfunc main() {}\n',
    'work/two/go.mod': 'module ex.com/two\n\ngo 1.20\n',
    'work/two/two.go': 'package two\n',
    old: 'a program of an earlier build\n',
  });
});
afterAll(() => lab?.remove());

interface Case {
  readonly command: string;
  /** Below the module. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const CASES: readonly Case[] = [
  { command: 'build', cwd: 'cmd/a' },
  // Over an existing file, with the stamp of a clean repository.
  { command: 'build -buildvcs=true -o old ./cmd/a' },
  { command: 'build -o bin/ ./...', env: { CGO_ENABLED: '0' } },
  { command: 'build -trimpath ./cmd/a ./cmd/b' },
  { command: 'build -o embeds/app ./embeds' },
  { command: 'build -C c -buildmode=c-archive' },
  { command: 'build -buildmode=c-shared -o c/lib.so ./c' },
  { command: 'build -race ./lib' },
  { command: 'build -mod=vendor', cwd: 'vendored' },
  { command: 'build ./one ./two', cwd: 'work' },
  { command: 'install ./cmd/a ./lib' },
  { command: 'test -c ./lib' },
  { command: 'test -c -o tests/ ./lib' },
  { command: 'vet ./lib' },
  { command: 'list -export -f {{.Export}} ./lib' },
  { command: 'build -o app.exe ./cmd/a', env: { GOOS: 'windows', CGO_ENABLED: '0' } },
  { command: 'build -debug-actiongraph=graph.json -debug-trace=trace.json -work ./lib' },
];

test.each(CASES)(
  'go $command is the same twice, and leaves nothing',
  async ({ command, cwd = '', env = {} }) => {
    const bin = join(lab.workspace.temp, 'bin');
    const before = lab.modified('old');
    const found = await lab.verify(['go', ...(cwd === '' ? [] : ['-C', cwd]), ...command.split(' ')], {
      GOBIN: bin,
      ...env,
    });
    expect({ code: found.code, differences: found.differences, changed: found.changed }).toEqual({
      ...{ code: 0, differences: [], changed: [] },
    });
    expect(found.compared).toBeGreaterThan(0);
    expect(found.output).not.toContain('WORK=');
    expect(lab.status()).toBe('');
    expect(lab.modified('old')).toBe(before);
    expect(readdirSync(lab.workspace.temp).filter((name) => name !== 'tools')).toEqual([]);
  },
);

test('a program that is installed already is built again, and stays as it is', async () => {
  const bin = join(lab.workspace.temp, 'installed');
  const env = { GOBIN: bin };
  const { code, stderr } = await lab.workspace.plain(['go', 'install', './cmd/a'], { env });
  expect(code, stderr).toBe(0);
  const size = readdirSync(bin);
  const found = await lab.verify(['go', 'build', './cmd/a'], env);
  expect(found.code).toBe(0);
  // The main package and its link among them.
  const fresh = await lab.verify(['go', 'build', './cmd/a']);
  expect(found.compared).toBe(fresh.compared);
  expect(readdirSync(bin)).toEqual(size);
});

test('with -n there is nothing to compare, and go run would have effects', async () => {
  const dry = await lab.user.run(['verify-cache', 'go', 'build', '-n', './lib']);
  expect([dry.code, dry.stderr]).toEqual([2, expect.stringContaining('-n')]);
  const run = await lab.user.run(['verify-cache', 'go', 'test', './lib']);
  expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('test -c')]);
});
