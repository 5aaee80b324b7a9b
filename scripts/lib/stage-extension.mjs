import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { root, run } from './prepare.mjs';

const IGNORE_FILE = join(root, '.vscodeignore');
const { vsce } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const DIST = /^dist\//;

/**
 * Copies the files of the extension, those that the VSIX will contain, into `folder`, for an editor that loads
 * it without installing. The checkout's own dist does not change. Returns whether the extension could be
 * bundled.
 * @param {string} folder
 */
export async function stageExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  const prepublish = [join(root, 'scripts', 'prepublish.mjs'), `--outdir=${join(folder, 'dist')}`];
  if (run(process.execPath, prepublish) !== 0) return false;
  for (const name of await shipped(root)) {
    if (DIST.test(name)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  const wanted = new Set(await shipped(folder));
  for (const entry of readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })) {
    const name = `${entry.parentPath.slice(folder.length + 1).replaceAll('\\', '/')}/${entry.name}`;
    if (entry.isFile() && !wanted.has(name)) rmSync(join(folder, name));
  }
  return true;
}

/** Paths below `cwd`, with slashes, as vsce would package them. */
const shipped = (cwd) =>
  listFiles({ ...vsce, cwd, ignoreFile: IGNORE_FILE, packageManager: PackageManager.None });
