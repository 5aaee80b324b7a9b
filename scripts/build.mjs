// Bundles what is shipped: the command line and the extension (split into chunks that they share, so that
// starting loads little), and the webview with its layout worker, which the HTML report and the editor panel
// share.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './lib/node-bundle.mjs';
import { bundleWebview } from './lib/webview-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
// `--outdir=DIR`: for tests, which must not replace `dist` while somebody uses it.
const asked = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length);
const dist = resolve(root, asked ?? 'dist');
rmSync(dist, { recursive: true, force: true });

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  legalComments: /** @type {const} */ ('none'),
  logLevel: /** @type {const} */ ('warning'),
  minify: true,
  // Chinese without escapes, which would take twice the space.
  charset: /** @type {const} */ ('utf8'),
  metafile: true,
  define: { 'process.env.PACKAGE_VERSION': JSON.stringify(version) },
};

const bundles = await Promise.all([
  bundleForNode(
    {
      cli: 'src/cli/main.ts',
      // What a traced command waits for, and what is loaded while go works.
      trace: 'src/cli/commands/trace.ts',
      'after-trace': 'src/cli/after-trace.ts',
      recorder: 'src/collect/record/recorder.ts',
      'recorded-facts': 'src/collect/record/recorded-facts.ts',
      // What a trace is kept with, unless the user wants the summary only.
      'trace-outputs': 'src/cli/trace-outputs.ts',
      extension: 'src/host/extension.ts',
      // What the extension loads first.
      'messages-en': 'src/host/messages-en.ts',
      'messages-zh-cn': 'src/host/messages-zh-cn.ts',
      reading: 'src/host/main-package/reading.ts',
    },
    dist,
    common,
  ),
  bundleWebview(join(dist, 'webview'), common),
]);

// The packages whose code is included, for the notices.
const taken = bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
const packages = taken.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
mkdirSync(`${root}.cache`, { recursive: true });
writeFileSync(`${root}.cache/bundled-packages.json`, JSON.stringify([...new Set(packages)].sort()));
