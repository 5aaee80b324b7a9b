// `npm test`: installs what is missing, bundles, and runs every tier, one after the other.
// `npm run test:full` (--full): the full matrices, which `npm test` samples.
// A tier that cannot run says so by name; under CI=true that is a failure, and so is a skipped test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { prepareChromium } from './lib/chromium.mjs';
import { answers, bundle, installPackages, root, run, runTool } from './lib/prepare.mjs';

const underCI = process.env.CI === 'true';
const full = process.argv.includes('--full');
/** The maximum length of one failure's message in the list at the end. */
const MESSAGE_LINES = 12;
const results = join(root, '.cache', 'test-results', full ? 'full' : 'standard');

const goMissing = () =>
  answers('go', ['version']) ? null : 'there is no go on PATH; install Go from https://go.dev/dl/';
const chromiumMissing = () =>
  prepareChromium()
    ? null
    : 'there is no Chromium; install one, or name it in the environment variable CHROMIUM';

/** A program of test/editor/harness. */
const editorProgram = (...args) => [join(root, 'scripts', 'editor.mjs'), ...args];
const editorMissing = (version) => () =>
  goMissing() ??
  chromiumMissing() ??
  (run(process.execPath, editorProgram('install-editor', version), {
    stdio: ['ignore', 'ignore', 'inherit'],
  }) === 0
    ? null
    : `the ${version} editor could not be installed; the reason stands above`);

/**
 * Each tier: what it needs, and how it runs: the vitest project of its name, or those of `projects`. A `script`
 * tier counts as one test; a tier with `counts` writes its counts into the file that --counts names. `holds` is
 * what the tier consists of, for the list of what `npm test` left out.
 */
const standardTiers = [
  { name: 'unit', missing: () => null },
  { name: 'go', missing: goMissing },
  { name: 'webview', missing: chromiumMissing },
  ...editorTiers('', 'oldest', { scenes: ['--quick'], projects: ['journeys'] }),
];
const fullTiers = [
  { name: 'go-full', missing: goMissing, holds: () => testFiles('go/full') },
  {
    name: 'conformance',
    missing: goMissing,
    script: ['conformance.mjs', '--sample', '600'],
    holds: () => ["600 of the cases in go's own test archives; npm run conformance has all"],
  },
  ...scriptOracleTier(),
  { name: 'webview-full', missing: chromiumMissing, holds: () => testFiles('webview/full') },
  ...editorTiers('-full', 'oldest', { scenes: ['--full'], projects: ['journeys-full'] }),
  ...editorTiers('-newest', 'newest', { scenes: [], projects: ['journeys', 'journeys-full'] }),
];

if (!installPackages()) fail('The packages could not be installed; see above.');
if (!bundle()) fail('The bundle could not be built; see above.');
if (run(process.execPath, [join(root, 'scripts', 'notices.mjs'), '--check']) !== 0) process.exit(1);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Fetched while the other tiers run. When its turn comes, the result is checked and an error is reported.
spawn(process.execPath, editorProgram('install-editor', full ? 'newest' : 'oldest'), { stdio: 'ignore' });

/**
 * What a tier came to. `why`: why it did not run.
 * @typedef {{ ok: boolean, passed: number, failed: number, skipped: number, why?: string,
 *   failures?: { name: string, message: string }[] }} Outcome
 */

const outcomes = (full ? fullTiers : standardTiers).map(runTier);
console.log('');
for (const { name, passed, failed, skipped, why, seconds } of outcomes) {
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `${name.padEnd(16)} ${passed} passed, ${failed} failed${skips}  ${seconds} s${why ? `  NOT RUN: ${why}` : ''}`,
  );
}
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
if (!full) printLeft();
printFailures();
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);

/** @returns {Outcome & { name: string, seconds: number }} */
function runTier(tier) {
  const start = performance.now();
  const why = tier.missing();
  const outcome = why ? notRun(tier, why) : tier.script ? runScript(tier) : runVitest(tier);
  const finished = { ...outcome, name: tier.name, seconds: Math.round((performance.now() - start) / 1000) };
  writeFileSync(join(results, `${tier.name}.summary.json`), JSON.stringify(finished));
  return finished;
}

/** @returns {Outcome} */
function notRun(tier, why) {
  console.error(`The tier "${tier.name}" cannot run: ${why}.`);
  return { ok: !underCI, passed: 0, failed: underCI ? 1 : 0, skipped: 0, why };
}

/** A process cannot be replaced on Windows, and the tests replace go's by the tracer's. */
function scriptOracleTier() {
  if (process.platform === 'win32') return [];
  return [
    {
      name: 'transparency',
      missing: goMissing,
      script: ['transparency.mjs'],
      holds: () => ["cmd/go's own script tests, with and without the tracer"],
    },
  ];
}

/** The tests inside the editor, and those that drive its window. */
function editorTiers(suffix, version, { scenes, projects }) {
  // There is no such editor for Windows; `npm run test:electron` runs the same tests in the desktop editor.
  if (process.platform === 'win32') return [];
  const missing = editorMissing(version);
  const below = (folder) => (suffix === '-newest' ? ['', '/full'] : ['/full']).map((part) => folder + part);
  return [
    {
      name: `editor${suffix}`,
      missing,
      script: ['editor.mjs', 'suite', `--editor=${version}`, ...scenes],
      counts: true,
      holds: () => below('editor/suite').flatMap(sceneNames),
    },
    {
      name: `journeys${suffix}`,
      projects,
      missing,
      env: { EDITOR_VERSION: version },
      holds: () => below('editor/journeys').flatMap(testFiles),
    },
  ];
}

/** Each failed test by name, with the start of its message, because the log is long. .ci/run repeats it. */
function printFailures() {
  const failures = outcomes.flatMap(({ name, failures = [] }) =>
    failures.map((failure) => ({ ...failure, tier: name })),
  );
  if (failures.length === 0) return;
  for (const { tier, name, message } of failures) {
    console.log(`FAILED ${tier}: ${name}`);
    for (const line of message.split('\n').slice(0, MESSAGE_LINES)) console.log(`  | ${line}`);
  }
  console.log('');
}

/** What `npm test` did not run, tier by tier. */
function printLeft() {
  console.log('\nLeft to npm run test:full:');
  for (const { name, holds } of fullTiers) {
    const parts = holds();
    console.log(`${name.padEnd(16)} ${parts.length}: ${parts.join(', ')}`);
  }
  console.log('');
}

function testFiles(folder) {
  return readdirSync(join(root, 'test', folder), {
    recursive: folder.endsWith('/full'),
    encoding: 'utf8',
  })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.test.ts'.length).replaceAll('\\', '/'))
    .sort();
}

/** The scenes of a folder: its folders that hold a scene.ts. */
function sceneNames(folder) {
  const path = join(root, 'test', folder);
  return readdirSync(path).filter((name) => existsSync(join(path, name, 'scene.ts')));
}

/** @returns {Outcome} */
function runScript(tier) {
  console.log(`\n${tier.name}`);
  const file = join(results, `${tier.name}.counts.json`);
  const [script, ...args] = [...tier.script, ...(tier.counts ? [`--counts=${file}`] : [])];
  const ok = run(process.execPath, [join(root, 'scripts', script), ...args]) === 0;
  const plain = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  const { passed, failed, skipped, failures } = (tier.counts && readReport(file)) || plain;
  return {
    ok: ok && !(underCI && skipped > 0),
    passed,
    failed: ok ? failed : Math.max(failed, 1),
    skipped,
    failures,
  };
}

/** @returns {Outcome} */
function runVitest(tier) {
  console.log(`\n${tier.name}`);
  const json = join(results, `${tier.name}.json`);
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const status = runTool(
    'vitest/vitest.mjs',
    ['run', ...(tier.projects ?? [tier.name]).map((name) => `--project=${name}`), ...args],
    { env: { ...process.env, ...tier.env } },
  );
  const report = readReport(json);
  if (!report) return { ok: false, passed: 0, failed: 1, skipped: 0, why: 'the test runner left no report' };
  const skipped = report.numPendingTests + report.numTodoTests;
  // A suite that fails to load has no failed tests.
  const failed = Math.max(report.numFailedTests, status === 0 ? 0 : 1);
  const ok = status === 0 && report.numPassedTests > 0 && !(underCI && skipped > 0);
  return {
    ok,
    passed: report.numPassedTests,
    failed: ok ? failed : Math.max(failed, 1),
    skipped,
    failures: report.testResults.flatMap(failuresOfFile),
  };
}

/**
 * The failed tests of one file, or the file itself if it failed outside of them: while loading, or in a hook.
 */
function failuresOfFile({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failures = assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => ({ name: `${file} › ${test.fullName}`, message: test.failureMessages.join('\n') }));
  return failures.length === 0 && status === 'failed' ? [{ name: file, message }] : failures;
}

function readReport(json) {
  try {
    return JSON.parse(readFileSync(json, 'utf8'));
  } catch {
    return null;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
