import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { removeFolder } from './remove-folder.ts';

/**
 * Setup for a whole test run: a GOCACHE that is warmed once (never the user's), and the recorder as a separate
 * program, so that signals, terminals and pipes are real.
 */
export async function setup(): Promise<() => void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'gotrace-tests-'));
  process.env['GOTRACE_TEST_DIR'] = dir;
  await build({
    entryPoints: [fileURLToPath(new URL('./record-driver.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    // execa includes packages that call require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    target: 'node20',
    outfile: path.join(dir, 'record-driver.mjs'),
    logLevel: 'warning',
  });
  return () => removeFolder(dir);
}
