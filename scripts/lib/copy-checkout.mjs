import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './prepare.mjs';

const LEFT_OUT = new Set(['.cache', '.git', 'dist', 'node_modules', 'test']);

/**
 * A copy of the checkout to package from, so that the checkout's dist is not replaced; node_modules is shared.
 * @param {string} folder
 */
export function copyCheckout(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(root, folder, { recursive: true, filter: (from) => !LEFT_OUT.has(relative(root, from)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
