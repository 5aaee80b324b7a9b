// `npm run bench:why`: the cost of explaining. The dry pass relative to a warm build, reading its hash lines,
// the key store, the file written by `--out`, and `explain` for 10,000 packages that were all compiled again.
// Uses programs of the Go distribution; `--full` takes gopls (725 packages) from the module proxy instead.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import './lib/typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = path.join(root, 'dist', 'cli.cjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'gbp-bench-why-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const { manyMisses } = await import('../test/support/many-misses.ts');
const { createHashLineParser } = await import('../src/core/events/hash-lines.ts');
const { openKeyStore } = await import('../src/store/key-store.ts');
const { openHistory } = await import('../src/store/history.ts');
const { snapshotOf } = await import('../src/core/analysis/rebuild/snapshot.ts');
const { writeTrace } = await import('../src/core/trace/read-trace.ts');
const { historyFacts } = await import('../src/app/history-of.ts');
const cacheHome = path.join(scratch, 'cache');
const env = { ...process.env, GOCACHE: path.join(scratch, 'gocache'), XDG_CACHE_HOME: cacheHome };
const program = process.argv.includes('--full')
  ? gopls()
  : { cwd: scratch, packages: ['cmd/go', 'cmd/compile'] };
const go = ['build', '-o', `${path.join(scratch, 'out')}/`, ...program.packages];
mkdirSync(path.join(scratch, 'out'));

const rows = [];
measureDryPass();
measureStore();
await measureExplain();
print();

/** The dry pass as `trace` starts it, relative to the warm build that it explains; and parsing its output. */
function measureDryPass() {
  const warm = { cwd: program.cwd, env };
  timed('go', go, warm);
  const dry = ['build', '-n', `-debug-actiongraph=${path.join(scratch, 'dry.json')}`, ...go.slice(1)];
  const dryEnv = { ...env, GODEBUG: 'gocachehash=1,gocachetest=1' };
  const ratios = [];
  for (let turn = 0; turn < 7; turn++) {
    const plain = timed('go', go, warm);
    ratios.push(timed('go', dry, { cwd: program.cwd, env: dryEnv }) / plain);
  }
  add('dry pass, against the warm build', null, median(ratios), '×');
  const { stderr } = spawnSync('go', dry, {
    cwd: program.cwd,
    env: dryEnv,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const text = stderr.repeat(Math.max(1, Math.round(2.7e6 / stderr.length)));
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    const parser = createHashLineParser(() => undefined);
    for (let at = 0; at < text.length; at += 65_536) parser.push(text.slice(at, at + 65_536));
    parser.end();
    return performance.now() - start;
  });
  add(`reading ${(text.length / 1e6).toFixed(1)} MB of hash lines`, 400, median(times), 'ms');
}

/** What the first trace of a program and a repeat of it add to the store, and the size of `--out`. */
function measureStore() {
  const out = path.join(scratch, 'program.gotrace.json');
  const args = [cli, 'trace', '--quiet', '--out', out, 'go', ...go];
  const options = { cwd: program.cwd, env };
  timed(process.execPath, args, options);
  const first = folderSize(path.join(cacheHome, 'go-build-pipeline', 'keys'));
  timed(process.execPath, args, options);
  const second = folderSize(path.join(cacheHome, 'go-build-pipeline', 'keys'));
  add('key store, a new trace', 400, first / 1e3, 'kB');
  add('key store, a repeat', 20, (second - first) / 1e3, 'kB');
  add('file of --out with its key inputs', null, statSync(out).size / 1e3, 'kB');
}

/** Two builds of 10,000 packages, with an edit of the lowest one in between: everything is compiled again. */
async function measureExplain() {
  const folder = path.join(scratch, 'many');
  const store = openKeyStore(path.join(folder, 'go-build-pipeline'));
  const history = openHistory(path.join(folder, 'go-build-pipeline'), () => null);
  for (const { edit, at } of [
    { edit: 'before', at: '2026-01-02T03:04:05.000Z' },
    { edit: 'after', at: '2026-01-02T04:05:06.000Z' },
  ]) {
    const trace = manyMisses(10_000, edit, at);
    const { id } = await history.add(writeTrace({ ...trace, keyInputs: {} }), historyFacts(trace));
    await store.add(snapshotOf(trace, id), (key) => trace.keyInputs[key] ?? null);
  }
  const options = { cwd: scratch, env: { ...env, XDG_CACHE_HOME: folder } };
  const times = Array.from({ length: 5 }, () => {
    const node = timed(process.execPath, ['-e', '']);
    return timed(process.execPath, [cli, 'explain'], options) - node;
  });
  add("explain, 10,000 packages compiled again, node's start apart", 1000, median(times), 'ms');
}

function gopls() {
  const { stdout } = spawnSync('go', ['mod', 'download', '-json', 'golang.org/x/tools/gopls@v0.20.0'], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { cwd: JSON.parse(stdout).Dir, packages: ['.'] };
}

function folderSize(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

function timed(command, args, options = {}) {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e9,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function add(what, budget, measured, unit) {
  rows.push({ what, budget, measured, unit });
  console.error(`… ${what}: ${figure(measured, unit)}`);
}

function figure(value, unit) {
  return `${unit === '×' ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}

function print() {
  console.log('\n| what | budget | measured | |\n|---|---|---|---|');
  for (const { what, budget, measured, unit } of rows) {
    const verdict = budget === null ? '' : measured <= budget ? 'ok' : 'over';
    console.log(
      `| ${what} | ${budget === null ? '–' : `≤ ${budget} ${unit}`} | ${figure(measured, unit)} | ${verdict} |`,
    );
  }
}
