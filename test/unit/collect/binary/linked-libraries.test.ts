import { expect, test } from 'vitest';
import { linkedLibraries } from '../../../../src/collect/binary/linked-libraries.ts';

const HEADER = 0x40;
const OPTIONAL = HEADER + 24;
const SECTION_AT = 0x1000;
const RAW_AT = 0x200;

/** A Windows program of one section, with these import tables; `change` damages it. */
function program(
  {
    imports,
    delayed = [],
    wide = true,
  }: { imports: readonly string[]; delayed?: readonly string[]; wide?: boolean },
  change: (bytes: Buffer) => void = () => undefined,
): Buffer {
  const bytes = Buffer.alloc(RAW_AT + 0x400);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(HEADER, 0x3c);
  bytes.write('PE\0\0', HEADER, 'latin1');
  bytes.writeUInt16LE(1, HEADER + 6);
  const size = (wide ? 112 : 96) + 16 * 8;
  bytes.writeUInt16LE(size, HEADER + 20);
  bytes.writeUInt16LE(wide ? 0x20b : 0x10b, OPTIONAL);
  const directories = OPTIONAL + (wide ? 112 : 96);
  bytes.writeUInt32LE(16, directories - 4);
  const section = OPTIONAL + size;
  bytes.writeUInt32LE(SECTION_AT, section + 12);
  bytes.writeUInt32LE(0x400, section + 16);
  bytes.writeUInt32LE(RAW_AT, section + 20);
  let text = 0x200;
  const table = (
    names: readonly string[],
    directory: number,
    at: number,
    entry: number,
    nameAt: number,
  ): void => {
    if (names.length > 0) bytes.writeUInt32LE(SECTION_AT + at, directories + directory * 8);
    names.forEach((name, index) => {
      bytes.writeUInt32LE(SECTION_AT + text, RAW_AT + at + index * entry + nameAt);
      bytes.write(`${name}\0`, RAW_AT + text, 'latin1');
      text += name.length + 1;
    });
  };
  table(imports, 1, 0, 20, 12);
  table(delayed, 13, 0x100, 32, 4);
  change(bytes);
  return bytes;
}

test('the libraries of a Windows program are those loaded at start and those loaded on first use, each once', () => {
  const tables = { imports: ['KERNEL32.dll', 'msvcrt.dll'], delayed: ['bcrypt.dll', 'kernel32.dll'] };
  for (const wide of [true, false])
    expect(linkedLibraries(program({ ...tables, wide }))).toEqual([
      'KERNEL32.dll',
      'msvcrt.dll',
      'bcrypt.dll',
    ]);
  expect(linkedLibraries(program({ imports: [] }))).toEqual([]);
});

test('a program with addresses outside of itself or without an end has no known libraries', () => {
  const imports = ['KERNEL32.dll'];
  const directory = OPTIONAL + 112 + 8;
  const damages: readonly ((bytes: Buffer) => void)[] = [
    (bytes) => bytes.writeUInt32LE(0xffffffff, 0x3c),
    (bytes) => bytes.writeUInt32LE(0xfffffff0, directory),
    (bytes) => bytes.writeUInt32LE(0xfffffff0, RAW_AT + 12),
    (bytes) => bytes.fill(0x41, RAW_AT + 0x200),
    (bytes) => bytes.writeUInt16LE(0xffff, HEADER + 6),
    // Every entry of the table is the same, up to the end of the file.
    (bytes) => {
      for (let at = RAW_AT; at < bytes.length - 4; at += 4) bytes.writeUInt32LE(SECTION_AT + 4, at);
    },
  ];
  for (const damage of damages) expect(linkedLibraries(program({ imports }, damage))).toBeNull();
  expect(linkedLibraries(Buffer.from('MZ'))).toBeNull();
  expect(linkedLibraries(program({ imports }, (bytes) => bytes.fill(0, HEADER, HEADER + 4)))).toBeNull();
});
