import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build, transform } from 'esbuild';

/**
 * The webview and its layout worker, for the report and the editor's panel; `outdir` is absolute.
 * @param {string} outdir
 * @param {import('esbuild').BuildOptions} common
 */
export async function bundleWebview(outdir, common = {}) {
  const result = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    legalComments: 'none',
    logLevel: 'warning',
    minify: true,
    charset: 'utf8',
    ...common,
    entryPoints: { webview: 'webview/main.ts', binary: 'webview/binary/main.ts' },
    outdir,
    platform: 'browser',
    target: ['chrome120', 'firefox120', 'safari17'],
    format: 'iife',
    loader: { '.svg': 'text' },
  });
  const worker = await layoutWorker();
  writeFileSync(join(outdir, 'layout-worker.js'), worker);
  // Each report contains the worker compressed; compressing it once here keeps reports fast.
  writeFileSync(join(outdir, 'layout-worker.js.deflate'), deflateRawSync(worker, { level: 9 }));
  return result;
}

/**
 * elkjs's own worker, which answers the messages of `elkjs/lib/elk-api`. It is started from a blob, so that it
 * works from a file on disk and under a strict policy. It is not bundled, because the browser would parse a
 * bundler's wrapper twice, but an immediately called function only once (0.1 s of the first picture).
 */
async function layoutWorker() {
  const source = readFileSync(createRequire(import.meta.url).resolve('elkjs/lib/elk-worker.min.js'), 'utf8');
  const { code } = await transform(`(function(){${source}})();`, {
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
  });
  return code;
}
