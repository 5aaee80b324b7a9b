import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { stageExtension } from '../../../scripts/lib/stage-extension.mjs';
import { removeFolder } from '../../support/remove-folder.ts';
import { shippedName } from '../../support/shipped-names.ts';
import { filesInZip } from '../../support/zip.ts';

/** The size limit of the whole extension. */
const LIMIT_BYTES = 1_400_000;

test('the VSIX contains exactly the listed files and is small', async () => {
  const vsix = readFileSync(inject('vsix'));
  expect(vsix.length).toBeLessThan(LIMIT_BYTES);
  const list = [...new Set([...filesInZip(vsix).keys()].map(shippedName))].sort().join('\n');
  await expect(`${list}\n`).toMatchFileSnapshot('vsix-files.txt');
});

test('an editor under test loads the files that the VSIX contains', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gbp-staged-'));
  try {
    expect(await stageExtension(folder)).toBe(true);
    const staged = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const shipped = [...filesInZip(readFileSync(inject('vsix'))).keys()]
      .filter((name) => name.startsWith('extension/'))
      .map((name) => nameInCheckout(name.slice('extension/'.length)));
    const listOf = (names: readonly string[]) => [...new Set(names.map(shippedName))].sort();
    expect(listOf(staged)).toEqual(listOf(shipped));
  } finally {
    removeFolder(folder);
  }
});

/** vsce renames the files that the editor shows. */
function nameInCheckout(name: string): string {
  const renamed: Readonly<Record<string, string>> = {
    'LICENSE.txt': 'LICENSE',
    'changelog.md': 'CHANGELOG.md',
    'readme.md': 'dist/README.md',
  };
  return renamed[name] ?? name;
}
