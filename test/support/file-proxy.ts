import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module proxy in a folder, so that versions of a dependency need no network. Returns its GOPROXY. */
export function writeModule(
  folder: string,
  module: string,
  version: string,
  files: Readonly<Record<string, string>>,
): string {
  const versions = join(folder, module, '@v');
  mkdirSync(versions, { recursive: true });
  writeFileSync(
    join(versions, `${version}.info`),
    JSON.stringify({ Version: version, Time: '2026-01-01T00:00:00Z' }),
  );
  writeFileSync(join(versions, `${version}.mod`), files['go.mod'] ?? `module ${module}\n`);
  const entries = Object.entries(files).map(
    ([name, text]) => [`${module}@${version}/${name}`, text] as const,
  );
  writeFileSync(join(versions, `${version}.zip`), zip(entries));
  return pathToFileURL(folder).href;
}

/** A zip archive without compression. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
