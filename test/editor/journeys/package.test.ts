import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { stageExtension } from '../../../scripts/lib/stage-extension.mjs';
import { shippedName } from '../../support/shipped-names.ts';

/** DESIGN.md: the whole extension. */
const LIMIT_BYTES = 1_400_000;

test('the VSIX holds these files and no others, and is small', async () => {
  const vsix = readFileSync(inject('vsix'));
  expect(vsix.length).toBeLessThan(LIMIT_BYTES);
  const list = [...new Set(namesInZip(vsix).map(shippedName))].sort().join('\n');
  await expect(`${list}\n`).toMatchFileSnapshot('vsix-files.txt');
});

test('an editor under test loads the files that the VSIX holds', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gbp-staged-'));
  try {
    expect(await stageExtension(folder)).toBe(true);
    const staged = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const shipped = namesInZip(readFileSync(inject('vsix')))
      .filter((name) => name.startsWith('extension/'))
      .map((name) => nameInCheckout(name.slice('extension/'.length)));
    const listOf = (names: readonly string[]) => [...new Set(names.map(shippedName))].sort();
    expect(listOf(staged)).toEqual(listOf(shipped));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** vsce has names of its own for what the editor shows. */
function nameInCheckout(name: string): string {
  const renamed: Readonly<Record<string, string>> = {
    'LICENSE.txt': 'LICENSE',
    'changelog.md': 'CHANGELOG.md',
    'readme.md': 'dist/README.md',
  };
  return renamed[name] ?? name;
}

/** From the archive's central directory, which closes every zip file. */
function namesInZip(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const names: string[] = [];
  for (let at = zip.readUInt32LE(end + 16); zip.toString('latin1', at, at + 4) === 'PK\x01\x02'; ) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}
