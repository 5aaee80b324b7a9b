import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../lib/prepare.mjs';

const suites = join(root, 'test', 'editor', 'suite');
/** Inside the checkout, so that mocha is found from here. */
const out = join(root, '.cache', 'editor', 'suite');

/**
 * Every scene (a folder of test/editor/suite) with the tests that `asked` words select, ready for the editor:
 * `{ name, scene, entry }`. A word selects a path such as `plain/editor.test.ts` by any part of it.
 */
export async function bundleSuites(asked) {
  const found = [];
  for (const folder of readdirSync(suites, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const name = folder.name;
    const files = readdirSync(join(suites, name)).filter((file) => file.endsWith('.test.ts'));
    const chosen = files.filter(
      (file) => asked.length === 0 || asked.some((word) => `${name}/${file}`.includes(word)),
    );
    if (chosen.length > 0) found.push({ name, files: chosen.sort() });
  }
  return Promise.all(found.map(bundleScene));
}

async function bundleScene({ name, files }) {
  const scene = join(out, `${name}.scene.mjs`);
  const entry = join(out, `${name}.cjs`);
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    sourcemap: 'inline',
  };
  const loads = files.map((file) => `require(${JSON.stringify(join(suites, name, file))});`);
  await Promise.all([
    build({ ...common, entryPoints: [join(suites, name, 'scene.ts')], outfile: scene, format: 'esm' }),
    build({
      ...common,
      stdin: {
        contents: `import { runMocha } from './run-mocha.ts';
export const run = () => runMocha(() => { ${loads.join('\n')} });`,
        resolveDir: join(root, 'test', 'support', 'editor'),
        loader: 'ts',
      },
      outfile: entry,
      format: 'cjs',
      external: ['vscode', 'mocha'],
    }),
  ]);
  // A query, so that a second bundle in one process is not taken for the first.
  const module = await import(`${pathToFileURL(scene).href}?${Date.now()}`);
  return { name, scene: module.scene, entry };
}
