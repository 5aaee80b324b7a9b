// cspell:ignore licence
// Writes THIRD_PARTY_NOTICES.md: every package whose code is in the bundles, with its license text.
// `--check` only compares, as `npm test` does.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

const file = join(root, 'THIRD_PARTY_NOTICES.md');
const bundled = JSON.parse(readFileSync(join(root, '.cache', 'bundled-packages.json'), 'utf8'));
const text = [
  '# Third-party notices',
  'Go Build Pipeline is under the MIT license (see LICENSE). Its bundles contain code of these packages,',
  'each under its own license. Made by `node scripts/notices.mjs` from what the bundler really took in.',
  ...bundled.map(section),
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'THIRD_PARTY_NOTICES.md does not match the bundles: run `npm run build && node scripts/notices.mjs`.',
  );
  process.exit(1);
}

function section(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const source = typeof repository === 'string' ? repository : repository?.url;
  const licenses = readdirSync(folder)
    .filter((entry) => /^(license|licence|notice)/i.test(entry) && existsSync(join(folder, entry)))
    .map((entry) => readFileSync(join(folder, entry), 'utf8').trimEnd().replaceAll('\r\n', '\n'));
  const text =
    licenses.length > 0
      ? `\`\`\`\n${licenses.join('\n\n')}\n\`\`\``
      : 'The package carries no license file of its own.';
  return `\n## ${name} ${version}\n${license}${source ? `, ${source}` : ''}\n\n${text}\n`;
}
