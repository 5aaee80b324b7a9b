// cspell:ignore Projekt uote
/**
 * Records the go command on Windows (or Wine, which the committed recordings come from) into
 * test/fixtures/windows/<go version>/<case>/, with the same files as record-fixtures.mjs. Run it there, with
 * Node:
 *
 *   node scripts/record-windows-fixtures.mjs FOLDER [OUTPUT DRIVE]
 *
 * FOLDER is created and filled with a small module. Choose a name with spaces and non-ASCII letters, below the
 * account's real home, because that is what the recordings are for. Windows has no named pipes in folders, so
 * go's first write of the graph is caught by rereading the file.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const [folder = '', drive = 'D:'] = process.argv.slice(2);
if (process.platform !== 'win32' || folder === '') {
  throw new Error('On Windows: node scripts/record-windows-fixtures.mjs FOLDER [OUTPUT DRIVE]');
}
const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'fixtures', 'windows');
const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim();
const out = `${drive}\\out dir`;

/** Carriage returns, a byte order mark, names that Windows programs write; no C compiler is needed. */
const SOURCES = {
  'go.mod': 'module example.com/app\n\ngo 1.20\n',
  'cmd/app/main.go':
    '\ufeffpackage main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t"example.com/app/lib"\n)\n\nfunc main() {\n\tfmt.Printf("%d %q\\n", lib.Two(), os.Args[1:])\n\tfmt.Fprintln(os.Stderr, "err")\n\tif len(os.Args) > 1 {\n\t\tos.Exit(3)\n\t}\n}\n',
  'lib/lib.go': 'package lib\n\nfunc Two() int { return 2 }\n',
  'lib/lib_windows.go': 'package lib\n\nconst Separator = "\\\\"\n',
  'lib/lib_linux.go': 'package lib\n\nconst Separator = "/"\n',
  'lib/lib_test.go':
    'package lib\n\nimport "testing"\n\nfunc TestTwo(t *testing.T) {\n\tif Two() != 2 {\n\t\tt.Fatal("not two")\n\t}\n}\n',
  'lib/fail_test.go':
    '//go:build failing\n\npackage lib\n\nimport "testing"\n\nfunc TestFails(t *testing.T) { t.Fatal("as told") }\n',
  'broken/broken.go': '//go:build broken\n\npackage broken\n\nfunc F() int { return "text" }\n',
  'broken/doc.go': 'package broken\n',
  'careless/careless.go': 'package careless\n\nimport "fmt"\n\nfunc F() { fmt.Printf("%d", "text") }\n',
  'nomain/nomain.go': 'package main\n',
  'two/a.go': 'package main\n\nfunc main() {}\n',
  'two/b.go': 'package helper\n',
  'linux/only_linux.go': 'package main\n\nfunc main() {}\n',
  'empty/README.txt': 'Nothing of go.\n',
  'täst dir/main.go': 'package main\n\nfunc main() { println("hello") }\n',
};

const BUILD = ['build', '-o', `${out}\\app.exe`, './cmd/app'];
const CASES = [
  { name: 'build-cold', args: BUILD, coldCache: true, plan: true },
  { name: 'build-warm', args: BUILD },
  { name: 'build-dry-keys', args: ['build', '-n', '-o', `${out}\\app2.exe`, './cmd/app'], keys: true },
  { name: 'build-edit', args: BUILD, edit: '\nfunc Three() int { return 3 }\n', plan: true },
  { name: 'build-all', args: ['build', './lib', '.\\cmd\\app'] },
  { name: 'run', args: ['run', './cmd/app', '--secret', 'a b', 'back\\', 'q"uote', 'ü'], plan: true },
  { name: 'run-again', args: ['run', '.\\cmd\\app', '--secret', 'a b'] },
  { name: 'run-file', args: ['run', 'täst dir\\main.go'] },
  { name: 'compile-error', args: ['build', '-tags', 'broken', './broken'] },
  { name: 'compile-error-plain', args: ['build', '-tags', 'broken', './broken'], plain: true },
  { name: 'link-error', args: ['build', '-o', `${out}\\`, './nomain'] },
  { name: 'vet-finding', args: ['vet', './lib', './careless'] },
  { name: 'vet-finding-plain', args: ['vet', './lib', './careless'], plain: true },
  { name: 'test', args: ['test', './lib', './broken'] },
  { name: 'test-cached', args: ['test', './lib', './broken'] },
  { name: 'test-failing', args: ['test', '-tags', 'failing', './lib'] },
  { name: 'test-json', args: ['test', '-json', './lib'] },
  { name: 'list-export', args: ['list', '-export', './lib'] },
  { name: 'two-packages', args: ['run', './two'], plain: true },
  { name: 'excluded', args: ['run', './linux'], plain: true },
  { name: 'no-go-files', args: ['build', '.\\empty'], plain: true },
  { name: 'not-main', args: ['run', './lib'], plain: true },
];

rmSync(folder, { recursive: true, force: true });
for (const [name, text] of Object.entries(SOURCES)) {
  const file = join(folder, 'Mein Projekt', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.replaceAll('\n', '\r\n'));
}
const cwd = join(folder, 'Mein Projekt');
const cache = join(folder, 'cache');
const env = { ...process.env, GOCACHE: cache, GOENV: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
for (const one of CASES) {
  if (one.coldCache) rmSync(cache, { recursive: true, force: true });
  if (one.edit) appendFileSync(join(cwd, 'lib', 'lib.go'), one.edit.replaceAll('\n', '\r\n'));
  const result = await record(one);
  save(one, result);
  process.stdout.write(`${version} ${one.name}: exit ${result.exitCode}\n`);
}

/** @param {{ args: string[], plain?: boolean, keys?: boolean }} what */
async function record({ args: [verb = 'help', ...rest], plain, keys }) {
  const graph = join(folder, 'graph.json');
  rmSync(graph, { force: true });
  const added = [...(plain ? [] : ['-x']), `-debug-actiongraph=${graph}`];
  const child = spawn('go', [verb, ...added, ...rest], {
    cwd,
    env: keys ? { ...env, GODEBUG: 'gocachehash=1' } : env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (bytes) => streams[name].push(bytes));
  let exitCode;
  child.on('close', (code) => {
    exitCode = code;
  });
  let plan = '';
  while (exitCode === undefined) {
    if (plan === '') plan = readWhole(graph);
    await sleep(5);
  }
  const final = readWhole(graph);
  const text = (name) => Buffer.concat(streams[name]).toString('utf8');
  return { verb, rest, exitCode, plan, final, stdout: text('stdout'), stderr: text('stderr') };
}

/** '' until the file contains a whole graph. */
function readWhole(file) {
  try {
    const text = readFileSync(file, 'utf8');
    JSON.parse(text);
    return text;
  } catch {
    return '';
  }
}

function save(one, { verb, rest, exitCode, plan, final, stdout, stderr }) {
  const caseFolder = join(fixtures, version, one.name);
  rmSync(caseFolder, { recursive: true, force: true });
  mkdirSync(caseFolder, { recursive: true });
  const command = {
    argv: ['go', verb, ...rest],
    directory: cwd,
    goVersion: version,
    addedX: !one.plain,
    exitCode,
    signal: null,
    interrupted: false,
  };
  writeFileSync(join(caseFolder, 'command.json'), `${JSON.stringify(command, null, 2)}\n`);
  const files = { 'plan.json': one.plan ? plan : '', 'final.json': one.plain ? '' : final, stderr, stdout };
  for (const [name, text] of Object.entries(files)) {
    if (text !== '') writeFileSync(join(caseFolder, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}
