import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyCheckout } from '../../../scripts/lib/copy-checkout.mjs';
import { makeVsix } from '../../../scripts/lib/make-vsix.mjs';
import { removeFolder } from '../../support/remove-folder.ts';
import { filesInZip } from '../../support/zip.ts';

const HOME = 'https://github.com/ann/pipeline';

let checkout = '';
beforeEach(() => {
  checkout = path.join(mkdtempSync(path.join(tmpdir(), 'gbp-home-')), 'check out');
  copyCheckout(checkout);
});
afterEach(() => removeFolder(path.dirname(checkout)));

function setHome(address: string): void {
  execFileSync(process.execPath, [path.join(checkout, 'scripts', 'home.mjs'), address], { stdio: 'pipe' });
}

/** The README as the marketplace of the editor shows it, with its links and pictures. */
function packagedReadme() {
  const file = path.join(checkout, 'x.vsix');
  makeVsix(checkout, file);
  const files = filesInZip(readFileSync(file));
  const readme = files.get('extension/readme.md')?.().toString() ?? '';
  const targets = [...readme.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) => target);
  return { readme, targets, manifest: files.get('extension.vsixmanifest')?.().toString() ?? '' };
}

test('with an address, links and pictures of the packaged README lead to it', () => {
  setHome(HOME);
  setHome('--check');
  const { targets, manifest } = packagedReadme();
  expect(targets).toContain(`${HOME}/blob/HEAD/docs/trace-format.md`);
  expect(targets.filter((target) => target.endsWith('.webp')).length).toBeGreaterThan(0);
  expect(targets.filter((target) => !target.startsWith('https://'))).toEqual([]);
  expect(manifest).toContain(`${HOME}/issues`);
  const schema = JSON.parse(readFileSync(path.join(checkout, 'docs', 'trace.schema.json'), 'utf8'));
  expect(schema).toHaveProperty('$id', `${HOME}/raw/HEAD/docs/trace.schema.json`);
});

test('without an address, the packaged README has no broken links', () => {
  setHome(HOME);
  setHome('');
  setHome('--check');
  const { readme, targets } = packagedReadme();
  expect(targets.filter((target) => !target.startsWith('https://'))).toEqual([]);
  expect(readme).toContain('trace format');
  const manifest = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('repository');
  expect(manifest).not.toHaveProperty('bugs');
});

test('a field that does not follow from the address fails the check', () => {
  setHome(HOME);
  execFileSync('npm', ['pkg', 'set', 'homepage=https://elsewhere.example'], { cwd: checkout });
  expect(() => setHome('--check')).toThrow(/npm run home/);
  expect(() => setHome('https://github.com/ann/pipeline/')).toThrow(/without a slash/);
});
