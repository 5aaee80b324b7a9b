// cspell:ignore cbroken notests
/**
 * Records real go commands of several versions into test/fixtures/<go version>/<case>/:
 * command.json, plan.json.gz and final.json.gz (go's two writes of the action graph), stderr.gz, stdout.gz.
 *
 *   node scripts/record-fixtures.mjs [go version …] [--case name …]
 *
 * The graph file is a named pipe, so both writes are read completely; that needs Linux or macOS. Every version
 * has its own cache in the temp directory. Paths of this machine are replaced by invented ones.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'fixtures');
const VERSIONS = ['1.20.14', '1.22.12', '1.24.13', '1.26.8', '1.27.3'];

/**
 * In this order, because later cases find what earlier ones left in the cache. `-x` is added unless `plain`,
 * which records only the streams. `plan` keeps go's first write as well. `wide` cases are kept for every
 * version.
 */
const CASES = [
  {
    name: 'interrupted',
    args: ['build', '-o', 'OUT/app', './cmd/app'],
    interruptAtCompile: 12,
    plan: true,
    wide: true,
  },
  {
    name: 'build-cold',
    args: ['build', '-o', 'OUT/app', './cmd/app'],
    coldCache: true,
    plan: true,
    wide: true,
  },
  { name: 'build-warm', args: ['build', '-o', 'OUT/app', './cmd/app'], wide: true },
  { name: 'build-relink', args: ['build', '-o', 'OUT/app', './cmd/app'], removeOutput: true },
  { name: 'build-comment', args: ['build', '-o', 'OUT/app', './cmd/app'], edit: '\n// A comment.\n' },
  {
    name: 'build-dry',
    args: ['build', '-n', '-o', 'OUT/app2', './cmd/app'],
    edit: '\nfunc Dry() {}\n',
    wide: true,
  },
  {
    name: 'build-edit',
    args: ['build', '-o', 'OUT/app', './cmd/app'],
    edit: '\nfunc Three() int { return 3 }\n',
    plan: true,
    wide: true,
  },
  { name: 'build-all', args: ['build', './...'] },
  { name: 'install', args: ['install', './cmd/...'] },
  { name: 'compile-error', args: ['build', '-tags', 'broken', './...'], wide: true },
  { name: 'compile-error-plain', args: ['build', '-tags', 'broken', './...'], plain: true, wide: true },
  { name: 'cgo-error', args: ['build', '-tags', 'cbroken', './internal/...'], wide: true },
  { name: 'cgo-error-plain', args: ['build', '-tags', 'cbroken', './internal/...'], plain: true, wide: true },
  { name: 'link-error', args: ['build', '-tags', 'nomain', '-o', 'OUT/', './cmd/nomain'], wide: true },
  {
    name: 'link-error-plain',
    args: ['build', '-tags', 'nomain', '-o', 'OUT/', './cmd/...'],
    plain: true,
    wide: true,
  },
  { name: 'load-error', args: ['build', '-tags', 'missing', './...'], plain: true, wide: true },
  { name: 'not-main', args: ['run', './internal/add'], plain: true, wide: true },
  { name: 'no-go-files', args: ['build', './empty'], plain: true, wide: true },
  { name: 'vet', args: ['vet', './internal/add', './internal/native'] },
  { name: 'vet-again', args: ['vet', './internal/add', './internal/native'], wide: true },
  {
    name: 'vet-finding',
    args: ['vet', '-tags', 'careless', './internal/add', './internal/careless'],
    wide: true,
  },
  { name: 'vet-finding-plain', args: ['vet', '-tags', 'careless', './...'], plain: true, wide: true },
  { name: 'vet-broken-plain', args: ['vet', '-tags', 'broken', './...'], plain: true, wide: true },
  { name: 'test', args: ['test', './internal/add', './notests'], plan: true, wide: true },
  { name: 'test-cached', args: ['test', './internal/add', './notests'], wide: true },
  { name: 'test-json', args: ['test', '-json', './internal/add', './notests'] },
  { name: 'test-failing', args: ['test', '-tags', 'failing', './internal/add', './notests'], wide: true },
  {
    name: 'test-failing-json',
    args: ['test', '-json', '-tags', 'failing', './internal/...'],
    plain: true,
    wide: true,
  },
  { name: 'test-broken', args: ['test', '-tags', 'brokentest', './internal/add', './notests'], wide: true },
  {
    name: 'test-broken-json',
    args: ['test', '-json', '-tags', 'brokentest', './internal/...'],
    plain: true,
    wide: true,
  },
  {
    name: 'test-setup-failed',
    args: ['test', '-tags', 'missing', './internal/...'],
    plain: true,
    wide: true,
  },
  { name: 'test-cover', args: ['test', '-cover', './internal/add', './internal/fast'] },
  { name: 'test-dry', args: ['test', '-n', './internal/add'] },
  { name: 'run', args: ['run', './cmd/exit3', '--secret', 'a b'], plan: true, wide: true },
  { name: 'run-again', args: ['run', './cmd/exit3', '--secret', 'a b'], wide: true },
  { name: 'run-kill', args: ['run', './cmd/exit3', '--kill'], wide: true },
  { name: 'run-file', args: ['run', 'cmd/exit3/main.go'] },
  { name: 'run-interrupted', args: ['run', './cmd/wait'], interruptWhenReady: true, wide: true },
  { name: 'list-export', args: ['list', '-export', './internal/...'], wide: true },
  { name: 'workspace', module: 'work', args: ['build', './one', './two'] },
  { name: 'vendor', module: 'vendored', args: ['build', '-mod=vendor', '-o', 'OUT/tool', './cmd/tool'] },
];
/** This version keeps every case. */
const WHOLE = '1.26.8';

const args = process.argv.slice(2);
const caseFlag = args.indexOf('--case');
const onlyCases = caseFlag < 0 ? null : new Set(args.slice(caseFlag + 1));
const versions = args.slice(0, caseFlag < 0 ? undefined : caseFlag);
for (const version of versions.length > 0 ? versions : VERSIONS) await recordVersion(version);

async function recordVersion(version) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gbp-fixtures-')));
  const folders = { root, cache: join(root, 'cache'), out: join(root, 'out'), src: join(root, 'src') };
  mkdirSync(folders.out);
  cpSync(join(fixtures, 'source'), folders.src, { recursive: true });
  const env = {
    ...process.env,
    GOTOOLCHAIN: `go${version}`,
    GOCACHE: folders.cache,
    GOBIN: join(folders.out, 'bin'),
    GOFLAGS: '',
    GOENV: 'off',
    GO111MODULE: '',
    LC_ALL: 'C',
  };
  const goroot = execFileSync('go', ['env', 'GOROOT'], { env, encoding: 'utf8' }).trim();
  const tidy = tidier(folders, goroot);
  try {
    for (const one of CASES) {
      // Earlier cases run anyway, because the recorded ones depend on what they left.
      const result = await recordCase(one, folders, env);
      if (onlyCases?.has(one.name) ?? (one.wide || version === WHOLE)) save(version, one, result, tidy);
      console.log(`go${version} ${one.name}: exit ${result.exitCode ?? result.signal}`);
    }
  } finally {
    execFileSync('chmod', ['-R', 'u+w', root]);
    rmSync(root, { recursive: true, force: true });
  }
}

async function recordCase(one, folders, env) {
  if (one.coldCache) rmSync(folders.cache, { recursive: true, force: true });
  if (one.removeOutput) rmSync(folders.out, { recursive: true, force: true });
  if (one.edit) appendFileSync(join(folders.src, 'app/internal/add/add.go'), one.edit);
  const cwd = join(folders.src, one.module ?? 'app');
  const pipe = join(folders.root, 'graph');
  rmSync(pipe, { force: true });
  execFileSync('mkfifo', [pipe]);
  const typed = one.args.map((arg) => arg.replace('OUT', folders.out));
  const [verb, ...rest] = typed;
  const added = [...(one.plain ? [] : ['-x']), `-debug-actiongraph=${pipe}`];
  const child = spawn('go', [verb, ...added, ...rest], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const graphs = [];
  let over = false;
  const reading = (async () => {
    while (!over) {
      const file = await open(pipe, constants.O_RDONLY);
      const text = await file.readFile('utf8');
      await file.close();
      if (text !== '') graphs.push(text);
    }
  })();
  const streams = { stdout: '', stderr: '' };
  let compiles = 0;
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      streams[name] += text;
      if (one.interruptAtCompile && text.includes('/compile -o ')) {
        compiles += text.split('/compile -o ').length - 1;
        if (compiles >= one.interruptAtCompile) interrupt(child);
      }
      if (one.interruptWhenReady && streams.stdout.includes('ready\n')) interrupt(child);
    });
  }
  const end = await new Promise((resolve) => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  over = true;
  // A reader that still waits for a writer gets an end of file.
  closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK));
  await releaseReader(pipe, reading);
  return { typed, cwd, ...end, ...streams, graphs };
}

function interrupt(child) {
  if (child.interrupted) return;
  child.interrupted = true;
  process.kill(-child.pid, 'SIGINT');
}

async function releaseReader(pipe, reading) {
  let done = false;
  const finished = reading.then(() => {
    done = true;
  });
  while (!done) {
    try {
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    } catch {
      // Nobody reads at this moment.
    }
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, 10))]);
  }
}

function save(version, one, result, tidy) {
  const folder = join(fixtures, `go${version}`, one.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const command = {
    argv: ['go', ...result.typed].map(tidy),
    directory: tidy(result.cwd),
    goVersion: `go${version}`,
    addedX: !one.plain,
    exitCode: result.exitCode,
    signal: result.signal,
    interrupted: Boolean(one.interruptAtCompile || one.interruptWhenReady),
  };
  writeFileSync(join(folder, 'command.json'), `${JSON.stringify(command, null, 2)}\n`);
  const [plan, final] = result.graphs;
  const files = {
    'plan.json': one.plan ? plan : undefined,
    'final.json': one.plain ? undefined : final,
    stderr: result.stderr,
    stdout: result.stdout,
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined || text === '') continue;
    writeFileSync(join(folder, `${name}.gz`), gzipSync(tidy(text), { level: 9 }));
  }
}

/** Replaces every path of this machine by an invented one. */
function tidier(folders, goroot) {
  const moduleCache = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
  const names = [
    [folders.cache, '/home/dev/.cache/go-build'],
    [folders.out, '/home/dev/out'],
    [folders.src, '/home/dev/src'],
    [join(folders.root, 'graph'), '/tmp/graph.json'],
    [goroot.startsWith(moduleCache) ? goroot : '', '/home/dev/sdk/go'],
    [goroot, '/usr/local/go'],
    [moduleCache, '/home/dev/go/pkg/mod'],
    [homedir(), '/home/dev'],
  ].filter(([from]) => from !== '' && from !== '/');
  return (text) => names.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}
