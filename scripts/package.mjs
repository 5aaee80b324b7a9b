// `npm run package`: `vsce package`, with its warnings as errors and the size checked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVsix } from './lib/make-vsix.mjs';
import { root } from './lib/prepare.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = join(root, `${name}-${version}.vsix`);
try {
  const size = makeVsix(root, file);
  console.log(`${file} (${Math.round(size / 1000)} kB)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
