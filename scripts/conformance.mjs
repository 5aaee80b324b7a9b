// Compares `why-no-main` with go itself on third-party cases: the txtar archives of go's own tests.
// For every directory with Go files, it compares `go run -exec true DIR` with the three tiers.
// Usage: node scripts/conformance.mjs [--sample N] [--only NAME] [--verbose]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import './lib/typescript.mjs';

const options = parseOptions(process.argv.slice(2));
const PARALLEL = 2;
const BAR_REASON = 0.98;

/**
 * go's messages, line by line, and the reasons that match them.
 * @type {[RegExp, string[]][]}
 */
const EXPECTED = [
  [/function main is undeclared/, ['no-main-function', 'main-is-method', 'main-only-in-test']],
  [/main redeclared/, ['main-twice']],
  [/func main must have no type/, ['main-generic']],
  [/func main must have no arg/, ['main-with-arguments']],
  [/cannot declare main - must be func/, ['main-not-a-function']],
  [/is not a main package/, ['library-package', 'main-in-library', 'only-test-files']],
  [/build constraints exclude all/, ['all-files-excluded']],
  [/no non-test Go files in/, ['only-test-files']],
  // go ignores files whose names begin with _ or .
  [/no Go files in/, ['no-go-files', 'only-test-files', 'all-files-excluded']],
  [/cannot find package/, ['gopath-mode', 'missing-module']],
  [/found packages /, ['several-packages']],
  [/cannot find main module|go\.mod file not found/, ['no-go-mod']],
  [/listed in go\.work file requires go/, ['go-mod-outdated']],
  [/requires go >=|requires newer Go/i, ['go-too-new']],
  [/inconsistent vendoring|reading modules\.txt/, ['vendor-inconsistent']],
  [/lookup disabled by -mod|-mod may only/, ['mod-flag', 'missing-module', 'go-mod-broken']],
  [/use of (internal|vendored) package/, ['internal-package']],
  [/import cycle/, ['import-cycle']],
  [/is a program, not an importable/, ['program-imported']],
  [/missing go\.sum|checksum/, ['missing-go-sum']],
  [
    /does not contain package|outside main module|main module .* does not contain/,
    ['directory-of-other-module', 'outside-module', 'missing-module', 'outside-workspace'],
  ],
  [
    /workspace modules listed|outside modules listed in go\.work|does not contain modules listed/,
    ['outside-workspace'],
  ],
  [/not in std/, ['import-not-in-std', 'path-missing', 'missing-module']],
  [
    /no required module provides|cannot find module|module lookup disabled|replaced but not required|replacement directory/,
    ['missing-module'],
  ],
  [
    /parsing go\.|errors parsing|error loading go|reading .*go\.(mod|work)|unknown directive|malformed module path/,
    ['go-mod-broken'],
  ],
  [/pattern .*: (no matching|cannot embed|invalid)/, ['embed-no-match']],
  [/source files not allowed/, ['c-files-without-cgo']],
  [/expected 'package', found 'EOF'/, ['empty-file']],
  [/parsing \/\/go:build|multiple \/\/go:build/, ['broken-build-constraint']],
  [/unexpected NUL/, ['nul-byte', 'not-utf8']],
  [/UTF-8/, ['not-utf8']],
  [/byte order mark/, ['byte-order-mark']],
  [
    /expected '|missing import path|import path must|invalid import path|invalid #cgo|illegal character/,
    ['broken-file'],
  ],
  [/collision/, ['import-collision']],
  [/without -mod=vendor, directory|is not a package listed in vendor/, ['vendored-directory']],
  [
    /must be imported as|is relative, but|not an importable package|disallowed import path|malformed import path/,
    ['bad-import', 'directory-name'],
  ],
  [/malformed go\.sum/, ['go-mod-broken']],
  [/no modules were found in the current workspace/, ['outside-workspace']],
  [/no packages loaded from/, ['library-package', 'main-in-library', 'only-test-files', 'pattern-no-main']],
  [/is a directory, should be a Go file/, ['not-a-go-file']],
  [/use of cgo in test/, ['broken-file']],
  [/ambiguous import|from implicitly required module/, ['missing-module']],
  [/conflicting replacements|cannot load module/, ['go-mod-broken']],
  [/updates to go\.(mod|work) needed/, ['go-mod-outdated', 'mod-flag']],
  [/no such file or directory|directory not found/, ['path-missing']],
];

const temp = mkdtempSync(path.join(tmpdir(), 'gbp-conformance-'));
process.on('exit', () => removeTree(temp));
process.on('SIGINT', () => process.exit(130));

const { whyNoMain, whyNoMainFromFiles } = await import('../src/collect/main-package/why.ts');
const { makeRunGo } = await import('../src/collect/toolchain/run-go.ts');
const env = goEnvironment();
const runGo = makeRunGo({ path: 'go', env, timeoutMs: 60_000 });
const results = await askAll(listCases());
process.exitCode = report(results);

/**
 * Nothing of the user's: separate caches, no network, no other toolchain. In a test run, the build cache is the
 * run's.
 */
function goEnvironment() {
  const cache = path.join(process.env.GOTRACE_TEST_DIR ?? temp, 'gocache');
  const { PATH, HOME, SystemRoot, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    SystemRoot,
    TMPDIR,
    GOENV: 'off',
    GOCACHE: cache,
    GOMODCACHE: path.join(temp, 'modcache'),
    GOPATH: path.join(temp, 'gopath'),
    GOPROXY: 'off',
    GOSUMDB: 'off',
    GOTOOLCHAIN: 'local',
    GOTELEMETRY: 'off',
  };
}

/**
 * Every directory with Go files of every archive, and the directory in which go is run: its workspace or
 * module.
 */
function listCases() {
  const goroot = spawnSync('go', ['env', 'GOROOT'], { env, encoding: 'utf8' }).stdout.trim();
  const scripts = path.join(goroot, 'src', 'cmd', 'go', 'testdata', 'script');
  const archives = readdirSync(scripts)
    .filter((name) => name.endsWith('.txt') && (options.only === null || name.includes(options.only)))
    .map((name) => ({ name, ...parseTxtar(readFileSync(path.join(scripts, name), 'latin1')) }));
  const cases = archives.flatMap(({ name, files, gopath }) => casesOf(name, files, gopath));
  const withGo = new Set(cases.map(({ archive }) => archive)).size;
  console.log(`${archives.length} archives, ${withGo} with Go files, ${cases.length} cases`);
  const { sample } = options;
  if (sample === null || sample >= cases.length) return cases;
  // Evenly spread, so that the sample is the same each time.
  return cases.filter(
    (_, i) => Math.floor((i * sample) / cases.length) !== Math.floor(((i - 1) * sample) / cases.length),
  );
}

function parseTxtar(text) {
  const files = new Map();
  const [script, ...parts] = text.split(/^-- (.+) --\r?\n/m);
  for (let i = 0; i < parts.length; i += 2) files.set(parts[i].trim(), parts[i + 1] ?? '');
  // Older tests are about GOPATH: there, the tree is in its src directory.
  return { files, gopath: /GO111MODULE=off/.test(script) };
}

function casesOf(archive, files, gopath) {
  const names = [...files.keys()].filter((name) => !/\$|^\/|(^|\/)\.\.(\/|$)/.test(name));
  const dirs = [
    ...new Set(names.filter((name) => name.endsWith('.go')).map((name) => path.posix.dirname(name))),
  ];
  const has = (dir, file) => files.has(dir === '.' ? file : `${dir}/${file}`);
  return dirs.sort().flatMap((dir) => {
    const above = [];
    for (let at = dir; ; at = path.posix.dirname(at)) {
      above.push(at);
      if (at === '.') break;
    }
    const home = above.find((at) => has(at, 'go.work')) ?? above.find((at) => has(at, 'go.mod'));
    if (home === undefined) return [{ archive, files, dir, cwd: '.', gopath }];
    const from = home !== '.' && (has('.', 'go.mod') || has('.', 'go.work')) ? [home, '.'] : [home];
    return from.map((cwd) => ({ archive, files, dir, cwd, gopath: false }));
  });
}

async function askAll(cases) {
  const results = [];
  const queue = [...cases.entries()];
  let done = 0;
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, one] = next;
      results[index] = await ask(one, path.join(temp, `case-${index}`));
      if (++done % 100 === 0)
        console.log(`  ${done}/${cases.length}  ${Math.round(performance.now() / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return results;
}

async function ask({ archive, files, dir, cwd, gopath }, top) {
  const root = gopath ? path.join(top, 'src') : top;
  const more = gopath ? { GO111MODULE: 'off', GOPATH: top } : {};
  for (const [name, text] of files) {
    if (/\$|^\/|(^|\/)\.\.(\/|$)/.test(name)) continue;
    const file = path.join(root, name);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, 'latin1');
    } catch {
      // Two files of an archive may conflict: the script unpacks them one after another.
    }
  }
  const directory = path.join(root, cwd);
  const relative = path.posix.relative(cwd, dir);
  const target = relative === '' ? '.' : `./${relative}`;
  // go's answer is requested once: the third tier gets the same one.
  const answers = new Map();
  const once = (argv, { cwd: from }) => {
    const key = JSON.stringify([argv, from]);
    if (!answers.has(key)) answers.set(key, runGo(argv, { cwd: from, env: more }));
    return answers.get(key);
  };
  const label = `${archive} ${dir}${cwd === '.' ? '' : ` (in ${cwd})`}${gopath ? ' (GOPATH)' : ''}`;
  try {
    const go = await once(['run', '-exec', 'true', target], { cwd: directory });
    const shared = { target: [target], directory, env: { ...env, ...more }, runGo: once };
    return {
      label,
      go: { ...judge(go), stderr: go.stderr },
      files: whyNoMainFromFiles(shared),
      list: await whyNoMain(shared),
      build: await whyNoMain({ ...shared, build: true }),
    };
  } catch (error) {
    return { label, crash: error };
  } finally {
    removeTree(top);
  }
}

/** go's verdict, independent of the rules being tested. */
function judge({ exitCode, stderr, timedOut }) {
  if (timedOut) return { class: 'timeout', ids: [] };
  if (exitCode === 0) return { class: 'runs', ids: [null] };
  const isCode = /^# |invalid flag in #cgo|executable file not found/m.test(stderr);
  const isMainRule =
    /function main is undeclared|main redeclared|func main must have no|cannot declare main - must be func/.test(
      stderr,
    );
  const verdict = isCode && !isMainRule ? 'doesNotCompile' : 'notRunnable';
  return { class: verdict, ids: idsFor(stderr) };
}

/** The reasons that match these messages. */
function idsFor(stderr) {
  const lines = stderr.split('\n').filter((line) => !/^(#|go: (downloading|warning|finding))/.test(line));
  const found = lines.flatMap((line) => EXPECTED.find(([pattern]) => pattern.test(line))?.[1] ?? []);
  if (found.length > 0) return [...new Set(found)];
  // Messages that this table does not contain match nothing: a broken go must not count as agreement.
  return /^# |#cgo|executable file/m.test(stderr) ? ['does-not-compile', 'does-not-link'] : [];
}

function report(results) {
  const crashes = results.filter(({ crash }) => crash !== undefined);
  const judged = results.filter(({ crash, go }) => crash === undefined && go.class !== 'timeout');
  const timeouts = results.length - crashes.length - judged.length;
  const count = (rows, test) => rows.filter(test).length;
  const settled = judged.filter(({ go }) => go.class !== 'doesNotCompile');
  const describe = (answer) => (answer.verdict === 'notChecked' ? 'runs' : answer.verdict);
  const tier1 = count(settled, (row) => describe(row.files) === row.go.class);
  const tier2 = count(settled, (row) => describe(row.list) === row.go.class);
  const tier3 = count(judged, (row) => row.build.verdict === row.go.class);
  const reasoned = judged.filter(({ go }) => go.class !== 'runs');
  const right = (row, answer) => row.go.ids.includes(answer.reason?.id ?? null);
  const reasons3 = count(reasoned, (row) => right(row, row.build));
  const unrunnable = judged.filter(({ go }) => go.class === 'notRunnable');
  const reasons2 = count(unrunnable, (row) => right(row, row.list));
  const differences = judged.flatMap((row) => row.list.differences.map((text) => `${row.label}: ${text}`));
  for (const row of judged) {
    const wrong2 = row.go.class !== 'doesNotCompile' && describe(row.list) !== row.go.class;
    const wrong3 = row.build.verdict !== row.go.class;
    const wrongReason = row.go.class !== 'runs' && !right(row, row.build);
    const wrongReason2 = row.go.class === 'notRunnable' && !right(row, row.list);
    if (!(wrong2 || wrong3 || wrongReason || wrongReason2)) continue;
    console.log(`\n${row.label}: go ${row.go.class} ${row.go.ids.join('|')}`);
    console.log(
      `  list ${row.list.verdict} ${row.list.reason?.id}   build ${row.build.verdict} ${row.build.reason?.id}`,
    );
    console.log(`  ${row.go.stderr.trim().split('\n').slice(0, 6).join('\n  ')}`);
    if (row.list.goWords !== null && wrongReason2) console.log(`  list: ${row.list.goWords.slice(0, 400)}`);
  }
  if (options.verbose) {
    for (const row of judged.filter((row) => row.build.reason?.id === 'other'))
      console.log(`other: ${row.label}: ${row.go.stderr.trim().split('\n')[0]}`);
  }
  if (options.verbose)
    for (const row of settled.filter((row) => describe(row.files) !== row.go.class))
      console.log(
        `files alone: ${row.label}: go ${row.go.class} ${row.go.ids.join('|')}, files ${row.files.verdict} ${row.files.reason?.id} ${row.go.stderr.trim().slice(0, 200)}`,
      );
  const reasons = new Map();
  for (const { build } of reasoned) reasons.set(build.reason?.id, (reasons.get(build.reason?.id) ?? 0) + 1);
  const most = [...reasons].sort((a, b) => b[1] - a[1]).map(([id, n]) => `${id} ${n}`);
  console.log(`\nreasons  ${most.join(' · ')}`);
  for (const text of differences) console.log(`scanner differs: ${text}`);
  for (const { label, crash } of crashes) console.log(`crash: ${label}: ${crash.stack}`);
  const share = (part, whole) =>
    `${part}/${whole}  ${whole === 0 ? 100 : Math.floor((part / whole) * 10000) / 100} %`;
  const tally = (name) => count(judged, ({ go }) => go.class === name);
  console.log(`
go says                       runs ${tally('runs')} · not runnable ${tally('notRunnable')} · does not compile ${tally('doesNotCompile')} · no answer in time ${timeouts}
files alone, runs or not      ${share(tier1, settled.length)}   (no bar: go was not asked)
with go list, runs or not     ${share(tier2, settled.length)}   (bar 100 %)
with a build, all three       ${share(tier3, judged.length)}   (bar 100 %)
reason with go list           ${share(reasons2, unrunnable.length)}   (bar 98 %)
reason with a build           ${share(reasons3, reasoned.length)}   (bar 98 %)
scanner differs from go list  ${differences.length}
crashes                       ${crashes.length}
time                          ${Math.round(performance.now() / 1000)} s`);
  const good =
    crashes.length === 0 &&
    tier2 === settled.length &&
    tier3 === judged.length &&
    reasons2 >= BAR_REASON * unrunnable.length &&
    reasons3 >= BAR_REASON * reasoned.length;
  console.log(good ? 'ok' : 'below the bar');
  return good ? 0 : 1;
}

function parseOptions(args) {
  const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null);
  const sample = value('--sample');
  return {
    sample: sample === null ? null : Number(sample),
    only: value('--only'),
    verbose: args.includes('--verbose'),
  };
}

function removeTree(dir) {
  // The module cache is read-only; nothing is downloaded, so it is empty or absent.
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}
