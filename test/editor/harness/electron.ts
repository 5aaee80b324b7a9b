// `npm run test:electron`: the same tests as `npm run test:editor`, in the desktop editor, which @vscode/test-electron
// downloads. It needs internet access and a display (`xvfb-run -a` on Linux without one). It runs only when you ask
// for it, never as a fallback. It has not been tried yet, because it was written where no download was possible.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../../../scripts/lib/prepare.mjs';
import { stageExtension } from '../../../scripts/lib/stage-extension.mjs';
import type { Results } from '../../support/editor/run-mocha.ts';
import { bundleSuites } from './bundle-suite.ts';
import { companionsOf } from './companion-extensions.ts';
import { makeSandbox } from './sandbox.ts';
import { QUIET, writeSettings } from './settings.ts';
import { VSCODE_VERSIONS } from './vscode-versions.ts';

const extension = join(root, '.cache', 'editor', 'extension');
if (!(await stageExtension(extension))) process.exit(1);
const counts = { passed: 0, failed: 0 };
for (const { name, scene, entry } of await bundleSuites(process.argv.slice(2))) {
  if (scene.ui || scene.language || scene.trusted === false) {
    console.log(`${name}: left out; it needs the editor in a browser (mouse, language or trust).`);
    continue;
  }
  const sandbox = makeSandbox(scene);
  const data = join(sandbox.server, 'data');
  writeSettings(join(data, 'User'), { ...QUIET, ...scene.settings, ...scene.machineSettings });
  try {
    await runTests({
      version: VSCODE_VERSIONS.oldest.vscode,
      extensionDevelopmentPath: [extension, ...companionsOf(scene)],
      extensionTestsPath: entry,
      extensionTestsEnv: sandbox.env,
      launchArgs: [
        ...(sandbox.target ? [sandbox.target] : []),
        ...['--user-data-dir', data, '--disable-extensions', '--disable-workspace-trust'],
      ],
    }).catch((error: Error) => console.error(`${name}: ${error.message}`));
    // An editor that does not start counts as one failure, and the others still run.
    const { finished, tests }: Pick<Results, 'finished' | 'tests'> = existsSync(sandbox.results)
      ? JSON.parse(readFileSync(sandbox.results, 'utf8'))
      : { finished: false, tests: [] };
    if (!finished) console.log(`  ✗ ${name}: the tests did not start, or broke off`);
    for (const { title, error } of tests)
      console.log(`  ${error ? '✗' : '✓'} ${title}${error ? `\n${error}` : ''}`);
    counts.passed += tests.filter((test) => !test.error).length;
    counts.failed += tests.filter((test) => test.error).length + (finished ? 0 : 1);
  } finally {
    sandbox.remove();
  }
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
