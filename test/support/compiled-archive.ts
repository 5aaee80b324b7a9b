/** An archive as go's compiler writes it, with the few tables that say which package it is. */
export function compiledArchive({
  importPath,
  files,
  isStd = false,
  preface = '',
}: {
  readonly importPath: string;
  readonly files: readonly string[];
  readonly isStd?: boolean;
  readonly preface?: string;
}): Buffer {
  const head = `go object linux amd64 go1.26.8 GOAMD64=v1\nbuild id "A/B"\n\n`;
  const body = Buffer.concat([Buffer.from(`${head}${preface}\n!\n`), object(importPath, files, isStd)]);
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    member('__.PKGDEF', Buffer.from(`${head}\n$$B\nu`)),
    member('_go_.o', body),
  ]);
}

const BLOCKS = 19;
const HEADER = 20 + 4 * BLOCKS;

function object(importPath: string, files: readonly string[], isStd: boolean): Buffer {
  const names = ['main.init', `go:cuinfo.packagename.${importPath}`, ...files];
  const starts: number[] = [];
  let end = HEADER;
  for (const name of names) {
    starts.push(end);
    end += Buffer.byteLength(name);
  }
  const reference = (index: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(Buffer.byteLength(names[index] ?? ''), 0);
    bytes.writeUInt32LE(starts[index] ?? 0, 4);
    return bytes;
  };
  const symbol = (index: number, type: number): Buffer =>
    Buffer.concat([reference(index), Buffer.from([0, 0, type]), Buffer.alloc(10)]);
  const fileBlock = Buffer.concat(files.map((_, at) => reference(at + 2)));
  const symbols = Buffer.concat([symbol(0, 1), symbol(1, 12)]);
  const header = Buffer.alloc(HEADER);
  header.write('\0go120ld', 'latin1');
  header.writeUInt32LE(isStd ? 16 : 0, 16);
  for (let block = 0; block < BLOCKS; block++) {
    const at = end + (block > 2 ? fileBlock.length : 0) + (block > 6 ? symbols.length : 0);
    header.writeUInt32LE(at, 20 + 4 * block);
  }
  return Buffer.concat([header, Buffer.from(names.join('')), fileBlock, symbols]);
}

function member(name: string, content: Buffer): Buffer {
  const size = String(content.length).padEnd(10);
  const header = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${size}\`\n`;
  return Buffer.concat([Buffer.from(header), content, Buffer.alloc(content.length % 2)]);
}
