// `npm run package`: makes go-build-pipeline-VERSION.vsix in the root of the checkout.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVsix } from './lib/make-vsix.mjs';
import { root } from './lib/prepare.mjs';
import { stageExtension } from './lib/stage-extension.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const staged = join(root, '.cache', 'vsix');
const file = join(root, `${name}-${version}.vsix`);
try {
  if (!stageExtension(staged)) process.exit(1);
  const size = makeVsix(staged, file);
  console.log(`${file} (${Math.round(size / 1000)} kB)`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
