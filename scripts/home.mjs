// `npm run home -- ADDRESS`: fills in where the project is hosted, for example https://github.com/OWNER/NAME.
// The address has one place, `repository` in package.json; `bugs`, `homepage` and the `$id` of the trace schema
// follow from it. `--check` only compares, as `npm run lint` does. An empty ADDRESS ('') takes everything away.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metadataOf } from './lib/home.mjs';
import { root, run } from './lib/prepare.mjs';

const FIELDS = ['repository', 'bugs', 'homepage'];

const file = join(root, 'package.json');
const text = readFileSync(file, 'utf8');
const manifest = JSON.parse(text);
const [address] = process.argv.slice(2);
if (
  address === undefined ||
  (address !== '' && address !== '--check' && !/^https:\/\/[^/]+\/.+[^/]$/.test(address))
) {
  console.error("npm run home -- https://HOST/OWNER/NAME, without a slash at the end; '' for no address");
  process.exit(2);
}
const isCheck = address === '--check';
const expected = withMetadata(
  manifest,
  isCheck ? (manifest.repository?.url ?? '') : `${address && `git+${address}.git`}`,
);
if (isCheck) {
  if (expected !== text) {
    console.error(
      'bugs and homepage in package.json do not follow from repository: run `npm run home -- ADDRESS`.',
    );
    process.exit(1);
  }
} else {
  writeFileSync(file, expected);
  process.exitCode = run(process.execPath, [join(root, 'scripts', 'trace-schema.mjs')]);
}

/** The fields stand behind `license`, each time in the same order. */
function withMetadata(before, url) {
  const entries = Object.entries(before).filter(([key]) => !FIELDS.includes(key));
  const at = entries.findIndex(([key]) => key === 'license') + 1;
  const filled = Object.fromEntries(entries.toSpliced(at, 0, ...Object.entries(metadataOf(url))));
  return `${JSON.stringify(filled, null, 2)}\n`;
}
