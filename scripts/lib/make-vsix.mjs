import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The budget for the whole extension, layout engine included. */
const LIMIT_BYTES = 1_400_000;

/**
 * Runs `vsce package` in a checkout; its options are in the `vsce` section of package.json. Every warning of
 * vsce is an error here, and so is a package above the size limit; throws with the output. Returns the size in
 * bytes.
 * @param {string} checkout
 * @param {string} file
 */
export function makeVsix(checkout, file) {
  const args = [require.resolve('@vscode/vsce/vsce'), 'package', '--out', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: checkout, encoding: 'utf8' });
  const output = `${stdout}${stderr}`;
  if (status !== 0 || /warn/i.test(output.replaceAll(/^npm warn .*$/gm, ''))) throw new Error(output.trim());
  const { size } = statSync(file);
  if (size > LIMIT_BYTES) throw new Error(`${file} has ${size} bytes; more than ${LIMIT_BYTES} is too much.`);
  return size;
}
