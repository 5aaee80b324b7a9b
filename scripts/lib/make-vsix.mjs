import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** DESIGN.md: the whole extension, layout engine included. */
const LIMIT_BYTES = 1_000_000;

/**
 * Makes the VSIX of a staged extension. Whatever the packager warns of is an error here, and so is a package
 * above its size; throws with what was said. Returns the bytes.
 */
export function makeVsix(staged, file) {
  const words = [
    require.resolve('@vscode/vsce/vsce'),
    // Nothing is fetched or installed: the bundles hold everything.
    ...['package', '--no-dependencies', '--out', file],
    // Staging has made every link lead somewhere; and where the project is hosted is for whoever hosts it.
    ...['--no-rewrite-relative-links', '--allow-missing-repository'],
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: staged, encoding: 'utf8' });
  const said = `${stdout}${stderr}`;
  if (status !== 0 || /warn/i.test(said.replaceAll(/^npm warn .*$/gm, ''))) throw new Error(said.trim());
  const { size } = statSync(file);
  if (size > LIMIT_BYTES) throw new Error(`${file} has ${size} bytes; more than ${LIMIT_BYTES} is too much.`);
  return size;
}
