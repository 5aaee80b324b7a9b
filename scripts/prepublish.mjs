// `vscode:prepublish`, which vsce runs before it packages: the bundles, and the additional files of the VSIX.
// `--outdir=DIR` as for build.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotli } from './lib/brotli.mjs';
import { homeAddress } from './lib/home.mjs';
import { bundle, root } from './lib/prepare.mjs';
import { readmeForEditors } from './lib/readme-for-editors.mjs';

const asked = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length);
const dist = resolve(root, asked ?? 'dist');
if (!bundle(dist)) process.exit(1);

// Half of the package; src/report/html/layout-worker.ts reads it if the worker itself is missing.
const worker = join(dist, 'webview', 'layout-worker.js');
writeFileSync(`${worker}.br`, brotli(readFileSync(worker)));

const readme = readFileSync(join(root, 'README.md'), 'utf8');
writeFileSync(join(dist, 'README.md'), homeAddress() ? readme : readmeForEditors(readme));
