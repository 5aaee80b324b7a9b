// `npm test`: installs what is missing, bundles, and runs every tier, one after the other.
// `npm run test:full` (--full): the full matrices, which `npm test` samples.
// A tier that cannot run says so by name; under CI=true that is a failure, and so is a skipped test.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST, OLDEST } from './editor/editions.mjs';
import { prepareChromium } from './lib/chromium.mjs';
import { answers, bundle, installPackages, root, run, runTool } from './lib/prepare.mjs';

const underCI = process.env.CI === 'true';
const full = process.argv.includes('--full');
const results = join(root, '.cache', 'test-results', full ? 'full' : 'standard');

const goMissing = () =>
  answers('go', ['version']) ? null : 'there is no go on PATH; install Go from https://go.dev/dl/';
const chromiumMissing = () =>
  prepareChromium()
    ? null
    : 'there is no Chromium; install one, or name it in the environment variable CHROMIUM';

const editorInstaller = join(root, 'scripts', 'editor', 'install.mjs');
const editorMissing = (version) => () =>
  goMissing() ??
  chromiumMissing() ??
  (run(process.execPath, [editorInstaller, version], { stdio: ['ignore', 'ignore', 'inherit'] }) === 0
    ? null
    : `the editor (code-server ${version}) could not be installed; the reason stands above`);

/**
 * What `npm test` leaves to `npm run test:full`, so that it stays below eight minutes: the longest files beside
 * others that cross the same ground, and the walk through a whole day in the editor.
 */
const LATER = {
  go: [
    ...['live-channel', 'main-conformance', 'main-reasons', 'main-scanner', 'user-flags'],
    ...['why-cases', 'why-compare', 'why-reasons', 'why-tests', 'why-verbs'],
  ],
  journeys: ['a-day', 'compare', 'dead-host', 'flood', 'host-faults', 'panel-returns', 'two-windows'],
  scenes: [
    'chinese',
    'empty-window',
    'faults',
    'go-extension',
    'history',
    'hostile-trusted',
    'main-packages',
    'main-runs',
    'multi-root',
    'no-module',
    'palette',
    'without-go',
  ],
};
const later = (folder, names) => names.map((name) => `test/${folder}/${name}.test.ts`);
const sooner = (folder, names) =>
  readdirSync(join(root, 'test', folder))
    .filter((name) => name.endsWith('.test.ts') && !names.includes(name.slice(0, -'.test.ts'.length)))
    .map((name) => `test/${folder}/${name}`);

const scenesSooner = readdirSync(join(root, 'test', 'editor', 'suite')).filter(
  (scene) => !LATER.scenes.includes(scene),
);

/**
 * Each tier: what it needs, and how it runs: a vitest project of its name, unless it says otherwise. `script`
 * tiers count as one test, those with `counts` as what they write into the file that --counts names.
 */
const standardTiers = [
  { name: 'unit', missing: () => null },
  { name: 'go', missing: goMissing, files: sooner('go', LATER.go) },
  // Every eighth picture; all of them in the full run.
  { name: 'webview', missing: chromiumMissing, env: { TEST_SAMPLE: '8' } },
  ...editorTiers('', OLDEST, scenesSooner, sooner('editor/journeys', LATER.journeys)),
];
const fullTiers = [
  { name: 'go-matrix', missing: goMissing },
  { name: 'why-full', missing: goMissing },
  { name: 'conformance', missing: goMissing, script: ['conformance.mjs'] },
  { name: 'go-rest', project: 'go', missing: goMissing, files: later('go', LATER.go) },
  {
    name: 'webview-whole',
    project: 'webview',
    missing: chromiumMissing,
    files: ['test/webview/appearance.test.ts'],
  },
  ...editorTiers('-rest', OLDEST, LATER.scenes, later('editor/journeys', LATER.journeys)),
  ...editorTiers('-newest', NEWEST),
];

if (!installPackages()) fail('The packages could not be installed; see above.');
if (!bundle()) fail('The bundle could not be built; see above.');
if (run(process.execPath, [join(root, 'scripts', 'notices.mjs'), '--check']) !== 0) process.exit(1);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Fetched while the other tiers run. It is asked for again when its turn comes, and says then what was wrong.
spawn(process.execPath, [editorInstaller, full ? NEWEST : OLDEST], { stdio: 'ignore' });

const outcomes = (full ? fullTiers : standardTiers).map(runTier);
console.log('');
for (const { name, passed, failed, skipped, why, seconds } of outcomes) {
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `${name.padEnd(16)} ${passed} passed, ${failed} failed${skips}  ${seconds} s${why ? `  NOT RUN: ${why}` : ''}`,
  );
}
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);

function runTier(tier) {
  const start = performance.now();
  const why = tier.missing();
  const outcome = why ? notRun(tier, why) : tier.script ? runScript(tier) : runVitest(tier);
  const finished = { ...outcome, name: tier.name, seconds: Math.round((performance.now() - start) / 1000) };
  writeFileSync(join(results, `${tier.name}.summary.json`), JSON.stringify(finished));
  return finished;
}

function notRun(tier, why) {
  console.error(`The tier "${tier.name}" cannot run: ${why}.`);
  return { ok: !underCI, passed: 0, failed: underCI ? 1 : 0, skipped: 0, why };
}

/** The tests inside the editor, and those that drive its window. */
function editorTiers(suffix, version, scenes = [], files = []) {
  // There is no such editor for Windows; `npm run test:electron` runs the same tests in the desktop editor.
  if (process.platform === 'win32') return [];
  const missing = editorMissing(version);
  return [
    {
      name: `editor${suffix}`,
      missing,
      script: ['editor/suite.mjs', `--editor=${version}`, ...scenes.map((scene) => `${scene}/`)],
      counts: true,
    },
    { name: `journeys${suffix}`, project: 'journeys', missing, files, env: { EDITOR_VERSION: version } },
  ];
}

function runScript(tier) {
  console.log(`\n${tier.name}`);
  const file = join(results, `${tier.name}.counts.json`);
  const [script, ...words] = [...tier.script, ...(tier.counts ? [`--counts=${file}`] : [])];
  const ok = run(process.execPath, [join(root, 'scripts', script), ...words]) === 0;
  const plain = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  const { passed, failed, skipped } = (tier.counts && readReport(file)) || plain;
  return { ok: ok && !(underCI && skipped > 0), passed, failed: ok ? failed : Math.max(failed, 1), skipped };
}

function runVitest(tier) {
  console.log(`\n${tier.name}`);
  const json = join(results, `${tier.name}.json`);
  const words = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const status = runTool(
    'vitest/vitest.mjs',
    ['run', '--project', tier.project ?? tier.name, ...(tier.files ?? []), ...words],
    {
      env: { ...process.env, ...tier.env },
    },
  );
  const report = readReport(json);
  if (!report) return { ok: false, passed: 0, failed: 1, skipped: 0, why: 'the test runner left no report' };
  const skipped = report.numPendingTests + report.numTodoTests;
  // A suite that fails to load fails no test of its own.
  const failed = Math.max(report.numFailedTests, status === 0 ? 0 : 1);
  const ok = status === 0 && report.numPassedTests > 0 && !(underCI && skipped > 0);
  return { ok, passed: report.numPassedTests, failed: ok ? failed : Math.max(failed, 1), skipped };
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
