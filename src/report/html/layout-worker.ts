import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, deflateRaw } from 'node:zlib';

/**
 * The layout worker as pages contain it: deflated (raw), which a browser can inflate, in base64. The build
 * deflates it once, because doing that for every report costs a tenth of a second. Only the VSIX, which must be
 * small, contains it in Brotli instead, which saves a quarter.
 */
export async function readLayoutWorker(folder: string): Promise<string> {
  const deflated = await readFile(join(folder, 'layout-worker.js.deflate')).catch(() => null);
  return (deflated ?? (await fromBrotli(folder))).toString('base64');
}

async function fromBrotli(folder: string): Promise<Buffer> {
  const worker = await promisify(brotliDecompress)(await readFile(join(folder, 'layout-worker.js.br')));
  return promisify(deflateRaw)(worker, { level: 6 });
}
