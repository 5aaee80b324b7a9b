// Bundles what is shipped: the command line (Node 20, ESM, split so that `--help` loads little) and the
// webview with its layout worker, which the HTML report and the editor panel share.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const { version } = JSON.parse(
  (await import('node:fs')).readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
rmSync(`${root}/dist`, { recursive: true, force: true });

const common = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  define: { 'process.env.PACKAGE_VERSION': JSON.stringify(version) },
};

await Promise.all([
  build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...common,
    entryPoints: { webview: 'webview/main.ts', 'layout-worker': 'webview/layout-worker.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    target: ['chrome120', 'firefox120', 'safari17'],
    format: 'iife',
    loader: { '.ttf': 'dataurl', '.svg': 'text' },
  }),
]);
