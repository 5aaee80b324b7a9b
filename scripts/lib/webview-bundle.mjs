import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';

/** The webview and its layout worker, as the report and the editor's panel take them; `outdir` is absolute. */
export async function bundleWebview(outdir, common = {}) {
  const result = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    legalComments: 'none',
    logLevel: 'warning',
    minify: true,
    charset: 'utf8',
    ...common,
    entryPoints: { webview: 'webview/main.ts', 'layout-worker': 'webview/layout-worker.ts' },
    outdir,
    platform: 'browser',
    target: ['chrome120', 'firefox120', 'safari17'],
    format: 'iife',
    loader: { '.svg': 'text' },
  });
  // Each report carries the worker compressed; compressing it once here keeps the reports quick.
  const worker = readFileSync(join(outdir, 'layout-worker.js'));
  writeFileSync(join(outdir, 'layout-worker.js.deflate'), deflateRawSync(worker, { level: 9 }));
  return result;
}
