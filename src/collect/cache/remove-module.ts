import { chmodSync, closeSync, lstatSync, openSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { escapedModule } from '../../core/analysis/cache/package-source.ts';
import { bytesOnDisk } from './disk-use.ts';
import type { OwnedCache } from './owned-cache.ts';
import { isRealDirectory } from './remove-entries.ts';

/**
 * Removes the extracted files and the zip file of one version of a module. What go needs to choose versions (.info,
 * .mod, list) stays. A process that dies in the middle leaves the file `.partial`, by which go knows that the
 * files are not complete, and extracts or downloads them again. Returns the bytes.
 */
export async function removeModule(
  { folder }: OwnedCache,
  { module, version }: { readonly module: string; readonly version: string },
  signal: AbortSignal,
): Promise<number> {
  const path = escapedModule(module);
  const file = escapedModule(version);
  if (!isPlain(path) || !isPlain(file) || file.includes('/')) return 0;
  const download = join(folder, 'cache', 'download', ...path.split('/'), '@v');
  const tree = join(folder, ...`${path}@${file}`.split('/'));
  if (!isInReal(folder, ['cache', 'download', ...path.split('/'), '@v'])) return 0;
  const partial = join(download, `${file}.partial`);
  closeSync(openSync(partial, 'a'));
  let bytes = 0;
  if (isInReal(folder, `${path}@${file}`.split('/'))) bytes += await removeTree(tree, signal);
  if (signal.aborted) return bytes;
  for (const extension of ['zip', 'ziphash']) {
    const own = join(download, `${file}.${extension}`);
    try {
      const stats = lstatSync(own);
      if (!stats.isFile()) continue;
      unlinkSync(own);
      bytes += bytesOnDisk(stats);
    } catch {
      // Only the files were there.
    }
  }
  unlinkSync(partial);
  return bytes;
}

/** No element that leaves the folder. */
function isPlain(path: string): boolean {
  return path
    .split('/')
    .every((element) => /^[^\\:\0]+$/.test(element) && element !== '.' && element !== '..');
}

/** Whether each element is a directory of its own, not a symbolic link. */
function isInReal(folder: string, elements: readonly string[]): boolean {
  let path = folder;
  return elements.every((element) => {
    path = join(path, element);
    return isRealDirectory(path);
  });
}

/** go makes the directories of modules read-only. */
async function removeTree(directory: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  chmodSync(directory, 0o700);
  await setImmediate();
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (signal.aborted) return bytes;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) bytes += await removeTree(path, signal);
    else {
      bytes += bytesOnDisk(lstatSync(path));
      if (process.platform === 'win32' && entry.isFile()) chmodSync(path, 0o600);
      unlinkSync(path);
    }
  }
  if (!signal.aborted) rmdirSync(directory);
  return bytes;
}
