// `npm run bench`: the budgets, each as a ratio within one run or a figure, with `ok` or `over`.
// Uses recorded graphs and programs of the Go distribution, so it runs anywhere in some minutes;
// `--full` adds gopls (725 packages) from the module proxy. Exits with 1 if overhead or report size is over
// budget.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measureReport } from './lib/bench-report.mjs';
import { prepareChromium } from './lib/chromium.mjs';
import { bundle, installPackages, root } from './lib/prepare.mjs';

/** The budget for the whole. */
const WARM_BUDGET = 1.1;
/** What go's own `-debug-actiongraph` (1.06 × at best) leaves of it. */
const OURS_BUDGET = 1.04;
/** For the whole traced command without Node's own start, with nothing saved and nothing explained. */
const WHOLE_BUDGET = 1.3;
/** Single pairs scatter by a tenth. */
const WARM_TURNS = 40;

const full = process.argv.includes('--full');
if (!installPackages() || !bundle()) process.exit(1);
// Node reads this file at every start, which is neither go's time nor ours.
delete process.env.NODE_EXTRA_CA_CERTS;

const cli = join(root, 'dist', 'cli.cjs');
const graphs = join(root, 'test', 'fixtures', 'graphs');
const scratch = mkdtempSync(join(os.tmpdir(), 'go-build-pipeline-bench-'));
const rows = [];
let decisiveOver = false;

console.log(
  `${os.cpus().length} × ${os.cpus()[0]?.model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, node ${process.version}, ${goVersion()}`,
);
try {
  await measureAll();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
printTable();
process.exit(decisiveOver ? 1 : 0);

async function measureAll() {
  measureStart();
  const program = full
    ? fetchGopls()
    : {
        directory: scratch,
        packages: ['cmd/go', 'cmd/compile', 'cmd/link', 'cmd/pprof'],
        name: 'cmd/go, compile, link, pprof',
      };
  measureWarm(program);
  measureCold();
  measureImports();
  await measureReports();
}

/** `--help` of the command line, and node's own start for comparison. */
function measureStart() {
  const { a, b } = pairs(
    15,
    () => timed(process.execPath, [cli, '--help']),
    () => timed(process.execPath, ['-e', '']),
  );
  add('command line --help', 100, a.median, 'ms', `node alone ${b.median.toFixed(0)} ms`);
}

/**
 * A build in which everything comes from the cache: plain, with go's own flags only, and traced, in another
 * order each turn, each started by a new node process like the tracer's. go's flags have a cost without us;
 * what we add to it is a line of its own and decides together with the whole: on a machine where the flags
 * alone use up the budget, the benchmark reports it and fails only for our part.
 */
function measureWarm({ directory, packages, name }) {
  const options = { cwd: directory, env: { ...process.env, GOCACHE: join(scratch, 'gocache') } };
  const go = ['build', '-o', `${join(scratch, 'out')}/`, ...packages];
  const flags = [go[0], `-debug-actiongraph=${join(scratch, 'graph.json')}`, '-x', ...go.slice(1)];
  mkdirSync(join(scratch, 'out'), { recursive: true });
  timed('go', go, options);
  const actions = countActions(go, directory, options.env);
  const ways = {
    plain: () => ({ go: timedByNode(go, options) }),
    flags: () => ({ go: timedByNode(flags, options) }),
    traced: () => timedTrace(go, options),
    wholePlain: () => ({ go: timed('go', go, options) }),
    bare: () => ({ go: timedWhole(['--no-history', '--no-explain'], go, options) }),
    usual: () => ({ go: timedWhole([], go, options) }),
    node: () => ({ go: timed(process.execPath, ['-e', '']) }),
  };
  const turns = repeat(WARM_TURNS, (_, turn) => {
    const names = Object.keys(ways);
    const order = [...names.slice(turn % names.length), ...names.slice(0, turn % names.length)];
    return Object.fromEntries((turn % 2 === 0 ? order : order.reverse()).map((way) => [way, ways[way]()]));
  });
  const of = (ratio) => spread(turns.map(ratio));
  const whole = of(({ traced, plain }) => traced.go / plain.go);
  const flag = of(({ flags, plain }) => flags.go / plain.go);
  const ours = of(({ traced, flags }) => traced.go / flags.go);
  const bare = of(({ bare, wholePlain, node }) => (bare.go - node.go) / wholePlain.go);
  const usual = of(({ usual, wholePlain, node }) => (usual.go - node.go) / wholePlain.go);
  const after = of(({ traced, node }) => traced.whole - traced.go - node.go);
  const range = ({ min, max }) => `min ${min.toFixed(3)} max ${max.toFixed(3)}`;
  add(
    `no-op warm build traced, go's start to its end (${name}: ${actions})`,
    WARM_BUDGET,
    whole.median,
    '×',
    `${range(whole)}; go's own flags alone ${flag.median.toFixed(3)} ×`,
    flag.median <= WARM_BUDGET - OURS_BUDGET + 1,
  );
  add(
    'our part of that, compared with go with the same flags',
    OURS_BUDGET,
    ours.median,
    '×',
    range(ours),
    true,
  );
  add(
    "the whole command with --no-history --no-explain, without node's start, compared with plain go",
    WHOLE_BUDGET,
    bare.median,
    '×',
    range(bare),
  );
  add(
    "the whole command as usual, without node's start, compared with plain go",
    null,
    usual.median,
    '×',
    range(usual),
  );
  add("our start, and writing the trace after go's end, without node", 300, after.median, 'ms');
}

/**
 * go from its start to its end, started by a new node process like the tracer's, whose own start is not
 * counted.
 */
function timedByNode(go, options) {
  const file = join(scratch, 'plain.mjs');
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process';
const start = performance.now();
const go = spawn('go', process.argv.slice(2), { stdio: ['inherit', 'inherit', 'pipe'] });
go.stderr.resume();
go.on('exit', (code) => { process.exitCode = code; process.stdout.write(String(performance.now() - start)); });`,
  );
  const { stdout, status } = spawnSync(process.execPath, [file, ...go], { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`go ${go.join(' ')} exited ${status}`);
  return Number(stdout);
}

/** One traced command: the whole process, and within it go from start to end according to the trace. */
function timedTrace(go, options) {
  const out = join(scratch, 'bench.gotrace.json');
  const args = [cli, 'trace', '--quiet', '--no-history', '--no-explain', '--out', out, 'go', ...go];
  const whole = timed(process.execPath, args, options);
  return { whole, go: JSON.parse(readFileSync(out, 'utf8')).wallMs };
}

/** A whole traced command that prints its summary; its data is in a folder of the benchmark. */
function timedWhole(traceOptions, go, { cwd, env }) {
  const own = { cwd, env: { ...env, XDG_CACHE_HOME: join(scratch, 'cache') } };
  return timed(process.execPath, [cli, 'trace', ...traceOptions, 'go', ...go], own);
}

/** A build with an empty cache each time. */
function measureCold() {
  const fresh = () => {
    const cache = join(scratch, 'cold');
    rmSync(cache, { recursive: true, force: true });
    return { cwd: scratch, env: { ...process.env, GOCACHE: cache } };
  };
  const go = ['build', '-o', join(scratch, 'gofmt'), 'cmd/gofmt'];
  timed('go', go, fresh());
  const { ratios } = pairs(
    5,
    () => timedTrace(go, fresh()).go,
    () => timed('go', go, fresh()),
  );
  add(
    "cold build traced, go's start to its end (cmd/gofmt, empty cache)",
    1.02,
    ratios.median,
    '×',
    `min ${ratios.min.toFixed(3)} max ${ratios.max.toFixed(3)}`,
    true,
  );
}

/** From go's graph file to the finished report on disk, and the memory for it. */
function measureImports() {
  const cases = [
    { graph: 'hello-cold', budget: 300 },
    { graph: 'gopls-edit', budget: 300 },
    { graph: 'teststd-n', budget: 2000 },
  ];
  for (const { graph, budget } of cases) {
    const file = join(scratch, `${graph}.json`);
    writeFileSync(file, gunzipSync(readFileSync(join(graphs, `${graph}.json.gz`))));
    const { actions, edges } = size(file);
    const node = spread(repeat(5, () => timed(process.execPath, ['-e', ''])));
    const whole = spread(
      repeat(5, () =>
        timed(process.execPath, [
          cli,
          'import',
          file,
          '--no-history',
          '--html',
          join(scratch, `${graph}.html`),
        ]),
      ),
    );
    add(
      `graph → report, ${graph} (${actions} actions, ${edges} edges), node's start apart`,
      budget,
      whole.median - node.median,
      'ms',
    );
    if (graph === 'teststd-n') {
      const { maxRssMiB } = memory([
        cli,
        'import',
        file,
        '--no-history',
        '--html',
        join(scratch, `${graph}.html`),
      ]);
      add(`memory of that, ${actions} actions`, 300, maxRssMiB, 'MiB');
    }
  }
}

/** The reports of those builds, in Chromium. */
async function measureReports() {
  const chromium = prepareChromium();
  if (!chromium) return console.error('No Chromium: the report was not measured.');
  for (const graph of ['hello-cold', 'gopls-edit', 'gopls-cold', 'kcm-cold']) {
    const source = join(scratch, `${graph}.json`);
    if (!existsSync(source))
      writeFileSync(source, gunzipSync(readFileSync(join(graphs, `${graph}.json.gz`))));
    const html = join(scratch, `${graph}.html`);
    timed(process.execPath, [cli, 'import', source, '--no-history', '--html', html]);
    const bytes = statSync(html).size;
    const { actions } = size(source);
    const figures = await measureReport(chromium, html);
    add(
      `report size, ${graph} (${actions} actions)`,
      actions > 2000 ? null : 1.5,
      bytes / 1e6,
      'MB',
      '',
      true,
    );
    add(
      `report usable, ${graph}`,
      1000,
      figures.usableMs,
      'ms',
      `${figures.boxes} boxes, ${figures.edges} edges`,
    );
    add(
      `layout in the worker, warm, ${graph}`,
      300,
      figures.layoutMs,
      'ms',
      `first one ${figures.firstLayoutMs.toFixed(0)} ms`,
    );
    add(`longest task of the page, ${graph}`, 50, figures.longestTaskMs, 'ms');
  }
}

function fetchGopls() {
  const download = spawnSync('go', ['mod', 'download', '-json', 'golang.org/x/tools/gopls@v0.20.0'], {
    cwd: scratch,
    encoding: 'utf8',
  });
  const { Dir } = JSON.parse(download.stdout);
  return { directory: Dir, packages: ['.'], name: 'gopls' };
}

function countActions(go, cwd, env) {
  const file = join(scratch, 'count.json');
  spawnSync('go', [go[0], `-debug-actiongraph=${file}`, ...go.slice(1)], { cwd, env });
  const packages = new Set(
    JSON.parse(readFileSync(file, 'utf8'))
      .filter((a) => a.Mode === 'build')
      .map((a) => a.Package),
  );
  return `${packages.size} packages`;
}

function size(file) {
  const actions = JSON.parse(readFileSync(file, 'utf8'));
  return {
    actions: actions.length,
    edges: actions.reduce((sum, action) => sum + (action.Deps?.length ?? 0), 0),
  };
}

function memory(args) {
  const probe = `process.on('exit',()=>process.stderr.write('\\nMAXRSS='+process.resourceUsage().maxRSS));`;
  const file = join(scratch, 'probe.mjs');
  writeFileSync(file, probe);
  const { stderr } = spawnSync(process.execPath, ['--import', file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { maxRssMiB: Number(/MAXRSS=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

/** Milliseconds of one whole process; a process that fails fails the benchmark. */
function timed(command, args, options = {}) {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e9,
    ...options,
  });
  const elapsed = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited ${status}: ${stderr}`);
  return elapsed;
}

function repeat(times, measure) {
  return Array.from({ length: times }, measure);
}

/** Alternates two measurements, A B A B, so that a drift of the machine affects both. */
function pairs(times, measureA, measureB) {
  const taken = repeat(times, () => ({ a: measureA(), b: measureB() }));
  return {
    a: spread(taken.map((pair) => pair.a)),
    b: spread(taken.map((pair) => pair.b)),
    ratios: spread(taken.map((pair) => pair.a / pair.b)),
  };
}

function spread(values) {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1) };
}

function add(what, budget, measured, unit, remark = '', decisive = false) {
  const verdict = budget === null ? '' : measured <= budget ? 'ok' : 'over';
  if (decisive && verdict === 'over') decisiveOver = true;
  rows.push({ what, budget, measured, unit, verdict, remark });
  console.error(`… ${what}: ${format(measured, unit)} ${verdict}`);
}

function format(value, unit) {
  return `${unit === '×' ? value.toFixed(3) : unit === 'MB' ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}

function printTable() {
  console.log('\n| what | budget | measured | | remark |\n|---|---|---|---|---|');
  for (const { what, budget, measured, unit, verdict, remark } of rows) {
    console.log(
      `| ${what} | ${budget === null ? '–' : `≤ ${budget} ${unit}`} | ${format(measured, unit)} | ${verdict} | ${remark} |`,
    );
  }
}

function goVersion() {
  return spawnSync('go', ['version'], { encoding: 'utf8' }).stdout?.trim() ?? 'no go';
}
