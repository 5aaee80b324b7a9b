// Whether a traced command behaves as an untraced one, by cmd/go's own script tests: every `go run`, `build`, `test`,
// `install` and `vet` in them starts through `trace`, and the same scripts must pass. See docs/transparency.md.
// Usage: node scripts/transparency.mjs [--long] [--go=1.24,1.27] [--mode=quiet,default] [--run=REGEXP] [--fresh]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, root } from './lib/prepare.mjs';
import { judgeDifferences } from './lib/script-oracle/known-differences.mjs';
import { removeTree } from './lib/script-oracle/remove-tree.mjs';
import { endScripts, ScriptOracle } from './lib/script-oracle/script-oracle.mjs';

/** The options of `trace` in each mode. */
const MODES = {
  quiet: ['--quiet'],
  default: [],
  'inherit-stderr': ['--quiet', '--inherit-stderr'],
};
const VERBS = ['run', 'build', 'test', 'install', 'vet'];
/** How often a script that differed is run again by itself. If it then differs never, it is reported but not counted. */
const REPEATS = 3;
const GRACE_MS = 2_000;
/** The lines of a differing script's output that are printed. */
const SHOWN_LINES = 30;

const { values: options } = parseArgs({
  options: {
    // Without it, the scripts run in cmd/go's short mode.
    long: { type: 'boolean', default: false },
    // Minor versions, or `local` for the go on PATH.
    go: { type: 'string', default: 'local' },
    mode: { type: 'string', default: 'quiet' },
    // Only the scripts whose names match.
    run: { type: 'string', default: '' },
    // Runs the scripts without `trace` even if their outcomes are known from an earlier run.
    fresh: { type: 'boolean', default: false },
    // A command line to test instead of this checkout's.
    cli: { type: 'string' },
  },
});
const modes = options.mode.split(',');
const unknownMode = modes.find((mode) => !Object.hasOwn(MODES, mode));
if (unknownMode !== undefined)
  fail(`There is no mode "${unknownMode}"; there are: ${Object.keys(MODES).join(', ')}.`);

const temp = mkdtempSync(join(tmpdir(), 'script-oracle-'));
process.on('exit', () => removeTree(temp));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

const cli = options.cli ?? ownCli();
let good = true;
for (const version of options.go.split(',')) good = (await compareVersion(goOf(version))) && good;
process.exitCode = good ? 0 : 1;

function stop() {
  endScripts();
  // What traced commands write while they end is removed, too.
  setTimeout(() => process.exit(130), GRACE_MS);
}

function ownCli() {
  const dist = join(temp, 'dist');
  if (!bundle(dist)) fail('The command line could not be built; see above.');
  writeFileSync(join(temp, 'package.json'), '{"type":"module"}');
  return join(dist, 'cli.cjs');
}

/** Finds a go by its minor version; the module proxy is asked for one that is not here. */
function goOf(name) {
  const versions = JSON.parse(readFileSync(join(root, 'test', 'support', 'go-versions.json'), 'utf8'));
  const version = versions.find((patch) => patch === name || patch.startsWith(`${name}.`));
  if (name !== 'local' && version === undefined)
    fail(`There is no go ${name} in test/support/go-versions.json.`);
  const toolchain = name === 'local' ? 'local' : `go${version}`;
  const { stdout, stderr, status } = spawnSync('go', ['env', 'GOROOT', 'GOVERSION'], {
    env: { ...process.env, GOTOOLCHAIN: toolchain },
    encoding: 'utf8',
  });
  if (status !== 0) fail(`go ${name} cannot be had:\n${stderr}`);
  const [goroot = '', found = ''] = stdout.trim().split('\n');
  return { goroot, version: found.replace(/^go/, ''), minor: Number(found.split('.')[1]) };
}

async function compareVersion({ goroot, version, minor }) {
  const folder = join(root, '.cache', 'transparency', version);
  const oracle = new ScriptOracle(goroot, folder, temp);
  console.log(`go ${version}: building cmd/go's test binary …`);
  oracle.build();
  const pattern = `^TestScript$/${options.run}`;
  const plain = await plainOutcomes(oracle, folder, pattern);
  let same = true;
  for (const mode of modes) {
    const run = { mode, minor, long: options.long, whole: options.run === '' };
    same = (await compareMode(oracle, pattern, plain, run, version)) && same;
  }
  return same;
}

/**
 * The outcomes without `trace`. Those of an earlier run are reused: a script that passes with `trace` needs no
 * comparison, and each one that does not is run again without it.
 */
async function plainOutcomes(oracle, folder, pattern) {
  const kept = join(folder, `plain-${options.long ? 'long' : 'short'}.json`);
  if (options.run === '' && !options.fresh && existsSync(kept))
    return new Map(JSON.parse(readFileSync(kept, 'utf8')));
  const run = { pattern, long: options.long, log: 'plain', tracer: null };
  const { status, outcomes, seconds } = await oracle.run(run);
  // Nothing of a run that was ended from outside is kept.
  if (status === null || outcomes.size === 0) fail('The scripts without trace did not run to their end.');
  console.log(`without trace: ${describe(outcomes)}  ${seconds} s`);
  if (options.run === '') writeFileSync(kept, JSON.stringify([...outcomes]));
  return outcomes;
}

async function compareMode(oracle, pattern, plain, run, version) {
  const tracer = { command: [process.execPath, cli, 'trace', ...MODES[run.mode]], verbs: VERBS };
  checkOptions(tracer.command);
  const traced = await oracle.run({ pattern, long: run.long, log: run.mode, tracer });
  const commands = `${traced.traced} commands traced, ${traced.recorded} with an action graph`;
  console.log(
    `trace ${MODES[run.mode].join(' ')}: ${describe(traced.outcomes)}  ${commands}  ${traced.seconds} s`,
  );
  // A script that fails both times is run again as well, because the kept outcome may be out of date.
  const names = new Set([...plain.keys(), ...traced.outcomes.keys()]);
  const suspects = [...names].filter(
    (name) => plain.get(name) !== traced.outcomes.get(name) || traced.outcomes.get(name) === 'fail',
  );
  const differing = [];
  for (const name of suspects.sort()) {
    const found = await confirm(oracle, name, run, tracer);
    plain.set(name, found.plain);
    if (found.differs) differing.push({ name, ...found });
    else if (found.plain !== traced.outcomes.get(name))
      console.log(`differed once, then ${REPEATS} times not: ${name}`);
  }
  const compared = [...plain].filter(([, outcome]) => outcome === 'pass').map(([name]) => name);
  const judged = judgeDifferences(differing, compared, run);
  for (const { name, log } of differing) {
    if (!judged.unexplained.includes(name)) continue;
    console.log(`\nFAILED ${name} (${log})`);
    console.log(lastLines(readFileSync(log, 'utf8')));
  }
  for (const { name, cause } of judged.known) console.log(`known difference: ${name}: ${cause}`);
  for (const text of judged.stale)
    console.log(`FAILED a known difference does not differ any more; remove it from the list: ${text}`);
  const isClean = traced.status === 0 || [...traced.outcomes.values()].includes('fail');
  if (!isClean)
    console.log(
      `FAILED the tests ended with exit code ${traced.status}:\n${lastLines(readFileSync(traced.log, 'utf8'))}`,
    );
  const good = isClean && judged.unexplained.length === 0 && judged.stale.length === 0 && traced.recorded > 0;
  if (traced.recorded === 0) console.log('FAILED no command was traced, so nothing was compared.');
  console.log(
    `| ${version} | ${run.long ? 'long' : 'short'} | ${run.mode} | ${traced.recorded} | ${compared.length} | ${compared.length - differing.length} | ${judged.known.length} | ${judged.unexplained.length} |`,
  );
  return good;
}

/** Runs one script by itself, without and with `trace`. */
async function confirm(oracle, name, run, tracer) {
  const pattern = `^TestScript$/^${name.replace(/[.+]/g, '\\$&')}$`;
  const once = async (log, by) => {
    const result = await oracle.run({ pattern, long: run.long, log, tracer: by });
    return { ...result, outcome: result.outcomes.get(name) };
  };
  const plain = await once(`${name}.plain`, null);
  for (let i = 0; i < REPEATS; i++) {
    const traced = await once(`${name}.${run.mode}`, tracer);
    if (traced.outcome !== plain.outcome)
      return { plain: plain.outcome, differs: true, log: traced.log, failure: failingLine(traced.log) };
  }
  return { plain: plain.outcome, differs: false, log: plain.log, failure: '' };
}

/** The line of the script at which it failed, and why; empty if it did not. */
function failingLine(log) {
  return (
    /^ +script_test\.go:\d+: FAIL: (?:.*\/)?(\S+\.txt:\d+: .*)$/m.exec(readFileSync(log, 'utf8'))?.[1] ?? ''
  );
}

/** Else every script would fail, and not say why. */
function checkOptions([, ...args]) {
  const { status, stderr } = spawnSync(process.execPath, [...args, 'go', 'version'], { encoding: 'utf8' });
  if (status !== 0) fail(stderr);
}

function describe(outcomes) {
  const count = (outcome) => [...outcomes.values()].filter((one) => one === outcome).length;
  return `${count('pass')} pass, ${count('fail')} fail, ${count('skip')} skip`;
}

function lastLines(text) {
  return text
    .trimEnd()
    .split('\n')
    .slice(-SHOWN_LINES)
    .map((line) => `  | ${line}`)
    .join('\n');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
