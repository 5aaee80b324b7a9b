import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';

test('the VSIX holds these files and no others, within its budget', async () => {
  const vsix = readFileSync(inject('vsix'));
  expect(vsix.length).toBeLessThan(1_400_000);
  // What a chunk holds decides its name.
  const names = namesInZip(vsix).map((name) => name.replace(/-[A-Z0-9]{8}\.cjs$/, '-HASH.cjs'));
  const list = [...new Set(names)].sort().join('\n');
  await expect(`${list}\n`).toMatchFileSnapshot('vsix-files.txt');
});

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
