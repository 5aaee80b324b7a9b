import { inflateRawSync } from 'node:zlib';

/** The files of an archive by name, from its central directory, which closes every zip file. */
export function filesInZip(zip: Buffer): ReadonlyMap<string, () => Buffer> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, () => Buffer>();
  for (let at = zip.readUInt32LE(end + 16); zip.toString('latin1', at, at + 4) === 'PK\x01\x02'; ) {
    const nameLength = zip.readUInt16LE(at + 28);
    const isDeflated = zip.readUInt16LE(at + 10) === 8;
    const packedBytes = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), () => {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + packedBytes);
      return isDeflated ? inflateRawSync(packed) : packed;
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
