import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotli } from './brotli.mjs';
import { bundle, root } from './prepare.mjs';
import { readmeForEditors } from './readme-for-editors.mjs';

/** Beside what is bundled into `dist`; test/editor/journeys has the list of all that comes of it. */
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'THIRD_PARTY_NOTICES.md',
  'docs/go-build-pipeline.d.ts',
  'docs/main-packages.md',
  'docs/main-packages.zh-cn.md',
  'docs/trace-format.md',
  'docs/trace.schema.json',
  'docs/vscode-api.md',
  'docs/why-rebuilt.md',
  ...readdirSync(join(root, 'media'))
    .filter((name) => /\.(svg|png)$/.test(name) && name !== 'icon.svg')
    .map((name) => `media/${name}`),
  ...readdirSync(join(root, 'media', 'walkthrough')).map((name) => `media/walkthrough/${name}`),
  ...readdirSync(root).filter((name) => /^package\.nls(\.[a-z-]+)?\.json$/.test(name)),
];

/** Of the manifest, what only the checkout and the npm package need. */
const NOT_FOR_EDITORS = ['bin', 'devDependencies', 'files', 'overrides', 'scripts'];

/**
 * Puts the extension together in `folder` as it is shipped: what the VSIX will hold, file by file. A folder of
 * its own because npm needs `files` in package.json, and vsce refuses it beside a .vscodeignore; and because
 * what the tests load is then what is shipped. Returns whether it could be bundled.
 */
export function stageExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  if (!bundle(join(folder, 'dist'))) return false;
  packWorker(join(folder, 'dist', 'webview', 'layout-worker.js'));
  for (const name of FILES) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(root, name), join(folder, name));
  }
  writeFileSync(join(folder, 'README.md'), readmeForEditors(readFileSync(join(root, 'README.md'), 'utf8')));
  // Nothing is left to ignore; without the file vsce warns.
  writeFileSync(join(folder, '.vscodeignore'), '');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const key of NOT_FOR_EDITORS) delete manifest[key];
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return true;
}

/** Half of the package; src/report/html/layout-worker.ts reads what is left here. */
function packWorker(file) {
  writeFileSync(`${file}.br`, brotli(readFileSync(file)));
  rmSync(file);
  rmSync(`${file}.deflate`);
}
