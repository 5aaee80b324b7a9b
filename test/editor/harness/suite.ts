// The extension's tests inside a real editor: `npm run test:editor -- [--editor=VERSION] [--quick | --full] [WORD …]`.
// A word selects scenes or test files of test/editor/suite by a part of their path; `--quick` leaves out those in the
// folder `full`, `--full` runs only those. `--counts=FILE` writes the numbers of passed, failed and skipped tests,
// and the names of failed ones.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/prepare.mjs';
import { stageExtension } from '../../../scripts/lib/stage-extension.mjs';
import { bundleSuites, type SuiteScene, TIERS } from './bundle-suite.ts';
import { prepareEditor } from './install.ts';
import { runScene } from './run-scene.ts';

const args = process.argv.slice(2);
const option = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const version = option('editor') ?? 'oldest';
const asked = args.filter((arg) => !arg.startsWith('--'));
const tier = (['quick', 'full'] as const).find((name) => args.includes(`--${name}`));
const screenshots = join(root, '.cache', 'editor', 'pictures');

const extension = join(root, '.cache', 'editor', 'extension');
if (!prepareChromium()) fail('There is no Chromium; install one, or name it in CHROMIUM.');
if (!(await stageExtension(extension))) fail('The extension could not be bundled; see above.');
rmSync(screenshots, { recursive: true, force: true });
mkdirSync(screenshots, { recursive: true });
const [editor, scenes] = await Promise.all([
  prepareEditor(version),
  bundleSuites(asked, tier && [TIERS[tier]]),
]);
if (scenes.length === 0) fail(`Nothing in test/editor/suite matches ${asked.join(', ')}.`);

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: { name: string; message: string }[] = [];
const waiting = [...scenes];
const worker = async () => {
  for (let scene = waiting.shift(); scene; scene = waiting.shift()) await runAndReport(scene);
};
// A starting editor does not use its processor all the time: two at once take two thirds of the time.
await Promise.all([worker(), worker()]);
console.log(
  `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
);
const countsFile = option('counts');
if (countsFile) writeFileSync(countsFile, JSON.stringify({ ...counts, failures }));
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

async function runAndReport(scene: SuiteScene): Promise<void> {
  const start = performance.now();
  const screenshot = (name: string) => join(screenshots, `${name}.png`);
  const outcome = await runScene(scene, { editor, extension, screenshot });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`\n${scene.name}: ${scene.scene.about} (VS Code ${editor.vscode}, ${seconds} s)`);
  for (const { title, error, skipped } of outcome.tests) {
    console.log(`  ${error ? '✗' : skipped ? '-' : '✓'} ${title}`);
    if (error) {
      console.log(error.replaceAll(/^/gm, '      '));
      failures.push({ name: `${scene.name} › ${title}`, message: error });
    }
    counts[error ? 'failed' : skipped ? 'skipped' : 'passed'] += 1;
  }
  if (outcome.fault) {
    counts.failed += 1;
    const message = `${outcome.fault}${outcome.running ? `, in: ${outcome.running}` : ''}`;
    console.log(`  ✗ ${message}`);
    failures.push({ name: scene.name, message });
  }
  if (outcome.fault || outcome.tests.some((test) => test.error)) {
    console.log(`\nWhat the window said:\n${outcome.messages.join('\n')}`);
    console.log(`\nWhat the server said:\n${outcome.serverLog}`);
    console.log(`\nA picture of the window: ${screenshot(scene.name)}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
