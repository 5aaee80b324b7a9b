import { deflateSync } from 'node:zlib';

/**
 * Small binaries made by code, each with build info, one of every format. They have the parts that the readers ask for
 * and nothing else: no operating system would run them.
 */
export const CRAFTED = { elf, pe, macho, universal, wasm, archive } as const;

const START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const END = Buffer.from('f932433186182072008242104116d8f2', 'hex');

export const MODULE_TEXT = [
  'path\tex.com/app',
  'mod\tex.com/app\tv1.2.3\th1:sum=',
  'dep\tex.com/q\tv1.0.0',
  '=>\t./q\t(devel)\t',
  'build\t-compiler=gc',
  'build\t-ldflags="-X \\"main.a=b\\""',
  'build\tGOARCH=amd64',
  '',
].join('\n');

export function framed(text: string): Buffer {
  return Buffer.concat([START, Buffer.from(text), END]);
}

/** The header of go 1.18 and later, the version and the module text. */
export function buildInfoBlob(version = 'go1.26.8', text = MODULE_TEXT): Buffer {
  const header = Buffer.alloc(32);
  header.write('\xff Go buildinf:', 0, 'latin1');
  header.writeUInt8(8, 14);
  header.writeUInt8(2, 15);
  const module = framed(text);
  return Buffer.concat([header, varint(version.length), Buffer.from(version), varint(module.length), module]);
}

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left % 128) + 128);
  }
}

interface Section {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly bytes: Buffer;
  readonly link?: number;
}

const BASE = 0x400000;
const ALIGN = 16;

/** Little-endian, 64 bits, dynamic, with a symbol that asks for GLIBC_2.34, and one unit of DWARF. */
export function elf(): Buffer {
  const strings = texts(['', 'libc.so.6', 'GLIBC_2.34', 'pthread_create']);
  const interpreter = Buffer.from('/lib64/ld-linux-x86-64.so.2\0');
  const symbols = Buffer.alloc(48);
  symbols.writeUInt32LE(strings.at('pthread_create'), 24);
  const versions = Buffer.alloc(4);
  versions.writeUInt16LE(2, 2);
  const needed = Buffer.alloc(32);
  needed.writeUInt16LE(1, 0);
  needed.writeUInt16LE(1, 2);
  needed.writeUInt32LE(strings.at('libc.so.6'), 4);
  needed.writeUInt32LE(16, 8);
  needed.writeUInt16LE(2, 22);
  needed.writeUInt32LE(strings.at('GLIBC_2.34'), 24);
  const note = Buffer.concat([words(4, 4, 4), Buffer.from('Go\0\0'), Buffer.from('a/b\0')]);
  const debug = dwarfUnit();
  const sections: Section[] = [
    { name: '', type: 0, flags: 0, bytes: Buffer.alloc(0) },
    { name: '.interp', type: 1, flags: 2, bytes: interpreter },
    { name: '.dynstr', type: 3, flags: 2, bytes: strings.bytes },
    { name: '.dynsym', type: 11, flags: 2, bytes: symbols, link: 2 },
    { name: '.gnu.version', type: 0x6fffffff, flags: 2, bytes: versions },
    { name: '.gnu.version_r', type: 0x6ffffffe, flags: 2, bytes: needed },
    { name: '.dynamic', type: 6, flags: 3, bytes: Buffer.alloc(16 * 8) },
    { name: '.note.go.buildid', type: 7, flags: 2, bytes: note },
    { name: '.go.buildinfo', type: 1, flags: 3, bytes: buildInfoBlob() },
    { name: '.debug_abbrev', type: 1, flags: 0, bytes: debug.abbreviations },
    { name: '.debug_info', type: 1, flags: 0x800, bytes: compressed(debug.info) },
    { name: '.symtab', type: 2, flags: 0, bytes: symbols, link: 2 },
  ];
  return assembleElf(sections, (at) => {
    const dynamic = [
      [1, strings.at('libc.so.6')],
      [5, BASE + at('.dynstr')],
      [10, strings.bytes.length],
      [6, BASE + at('.dynsym')],
      [0x6ffffff0, BASE + at('.gnu.version')],
      [0x6ffffffe, BASE + at('.gnu.version_r')],
      [0x6fffffff, 1],
      [0, 0],
    ];
    return Buffer.concat(dynamic.map(([tag = 0, value = 0]) => longs(tag, value)));
  });
}

function assembleElf(sections: Section[], dynamic: (at: (name: string) => number) => Buffer): Buffer {
  const names = texts([...sections.map(({ name }) => name), '.shstrtab']);
  sections.push({ name: '.shstrtab', type: 3, flags: 0, bytes: names.bytes });
  const offsets: number[] = [];
  let end = 64 + 4 * 56;
  for (const { bytes } of sections) {
    end = Math.ceil(end / ALIGN) * ALIGN;
    offsets.push(end);
    end += bytes.length;
  }
  const tableAt = Math.ceil(end / 8) * 8;
  const file = Buffer.alloc(tableAt + sections.length * 64);
  const at = (name: string): number => offsets[sections.findIndex((one) => one.name === name)] ?? 0;
  const bytesOf = (section: Section) => (section.name === '.dynamic' ? dynamic(at) : section.bytes);
  sections.forEach((section, index) => {
    const offset = offsets[index] ?? 0;
    bytesOf(section).copy(file, offset);
    const header = tableAt + index * 64;
    file.writeUInt32LE(names.at(section.name), header);
    file.writeUInt32LE(section.type, header + 4);
    longs(
      section.flags,
      (section.flags & 2) === 0 ? 0 : BASE + offset,
      section.type === 0 ? 0 : offset,
      section.bytes.length,
    ).copy(file, header + 8);
    file.writeUInt32LE(section.link ?? 0, header + 40);
  });
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(2, 16);
  file.writeUInt16LE(62, 18);
  longs(BASE, 64, tableAt).copy(file, 24);
  for (const [place, value] of [
    [52, 64],
    [54, 56],
    [56, 4],
    [58, 64],
    [60, sections.length],
    [62, sections.length - 1],
  ] as const)
    file.writeUInt16LE(value, place);
  const segment = (index: number, type: number, flags: number, offset: number, size: number): void => {
    const header = 64 + index * 56;
    file.writeUInt32LE(type, header);
    file.writeUInt32LE(flags, header + 4);
    longs(offset, BASE + offset, BASE + offset, size, size).copy(file, header + 8);
  };
  segment(0, 1, 6, 0, end);
  segment(1, 2, 6, at('.dynamic'), 16 * 8);
  segment(2, 3, 4, at('.interp'), sections[1]?.bytes.length ?? 0);
  segment(3, 0x6474e551, 6, 0, 0);
  return file;
}

/** One compilation unit of version 5: its name, its language and what compiled it. */
function dwarfUnit(): { readonly info: Buffer; readonly abbreviations: Buffer } {
  const abbreviations = Buffer.from([1, 0x11, 1, 0x03, 0x08, 0x13, 0x0b, 0x25, 0x08, 0, 0, 0]);
  const entry = Buffer.concat([
    Buffer.from([1]),
    Buffer.from('main\0'),
    Buffer.from([0x16]),
    Buffer.from('Go cmd/compile go1.26.8; -N -l; regabi\0'),
  ]);
  const header = Buffer.from([0, 0, 0, 0, 5, 0, 1, 8, 0, 0, 0, 0]);
  header.writeUInt32LE(header.length - 4 + entry.length, 0);
  return { info: Buffer.concat([header, entry]), abbreviations };
}

function compressed(bytes: Buffer): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(1, 0);
  header.writeBigUInt64LE(BigInt(bytes.length), 8);
  header.writeBigUInt64LE(1n, 16);
  return Buffer.concat([header, deflateSync(bytes)]);
}

/** 64 bits, one writable section with build info and the import table, and a symbol. */
export function pe(): Buffer {
  const [header, at] = [0x40, 0x200];
  const optional = header + 24;
  const size = 112 + 16 * 8;
  const info = buildInfoBlob();
  const file = Buffer.alloc(at + 0x600);
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(header, 0x3c);
  file.write('PE\0\0', header, 'latin1');
  file.writeUInt16LE(0x8664, header + 4);
  file.writeUInt16LE(1, header + 6);
  file.writeUInt32LE(at + 0x580, header + 12);
  file.writeUInt32LE(1, header + 16);
  file.writeUInt16LE(size, header + 20);
  file.writeUInt16LE(0x20b, optional);
  file.writeBigUInt64LE(BigInt(BASE), optional + 24);
  file.writeUInt16LE(6, optional + 48);
  file.writeUInt16LE(1, optional + 50);
  file.writeUInt16LE(3, optional + 68);
  file.writeUInt16LE(0x140, optional + 70);
  file.writeUInt32LE(16, optional + 108);
  file.writeUInt32LE(0x1400, optional + 112 + 8);
  const section = optional + size;
  file.write('.data', section, 'latin1');
  for (const [place, value] of [
    [8, 0x600],
    [12, 0x1000],
    [16, 0x600],
    [20, at],
    [36, 0xc0000040],
  ] as const)
    file.writeUInt32LE(value, section + place);
  info.copy(file, at);
  file.write('\xff Go build ID: "a/b"\n \xff', at + 0x380, 'latin1');
  file.writeUInt32LE(0x1480, at + 0x400 + 12);
  file.write('KERNEL32.dll\0', at + 0x480, 'latin1');
  file.write('main.go', at + 0x580, 'latin1');
  file.writeUInt16LE(1, at + 0x580 + 12);
  file.writeUInt8(2, at + 0x580 + 16);
  file.writeUInt32LE(4, at + 0x580 + 18);
  return file;
}

/** 64 bits, with a segment of build info, a library and a minimum version. */
export function macho(): Buffer {
  const info = buildInfoBlob();
  const at = 0x400;
  const segment = Buffer.alloc(72 + 80);
  segment.writeUInt32LE(0x19, 0);
  segment.writeUInt32LE(segment.length, 4);
  segment.write('__DATA', 8, 'latin1');
  longs(BASE, 0x1000, at, info.length).copy(segment, 24);
  words(3, 3, 1, 0).copy(segment, 56);
  segment.write('__go_buildinfo', 72, 'latin1');
  segment.write('__DATA', 88, 'latin1');
  longs(BASE, info.length).copy(segment, 104);
  segment.writeUInt32LE(at, 120);
  const library = Buffer.alloc(56);
  words(0xc, 56, 24).copy(library);
  library.write('/usr/lib/libSystem.B.dylib', 24, 'latin1');
  const minimum = words(0x32, 24, 1, 12 << 16, (12 << 16) + (3 << 8), 0);
  const symbols = words(2, 24, at + 0x300, 1, at + 0x340, 16);
  const commands = Buffer.concat([segment, library, minimum, symbols]);
  const file = Buffer.alloc(at + 0x360);
  words(0xfeedfacf, 0x0100000c, 0, 2, 4, commands.length, 0x200000, 0).copy(file);
  commands.copy(file, 32);
  info.copy(file, at);
  words(1, 0x0f).copy(file, at + 0x300);
  file.write('\0_main.main\0', at + 0x340, 'latin1');
  return file;
}

export function universal(): Buffer {
  const program = macho();
  const header = Buffer.alloc(0x40);
  [0xcafebabe, 1, 0x0100000c, 0, 0x40, program.length, 14].forEach((value, index) => {
    header.writeUInt32BE(value, index * 4);
  });
  return Buffer.concat([header, program]);
}

/** For js, with names of functions, the tools that made it, and the module text among its data. */
export function wasm(): Buffer {
  const custom = (name: string, body: Buffer) => section(0, Buffer.concat([named(name), body]));
  const imports = Buffer.concat([
    Buffer.from([1]),
    named('gojs'),
    named('runtime.wasmExit'),
    Buffer.from([0, 0]),
  ]);
  const names = Buffer.concat([Buffer.from([1, 0]), named('main.main')]);
  return Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    custom('go:buildid', Buffer.from('\xff Go build ID: "a/b"\n \xff', 'latin1')),
    section(2, imports),
    section(11, framed(MODULE_TEXT)),
    custom('name', Buffer.concat([Buffer.from([1]), varint(names.length), names])),
    custom(
      'producers',
      Buffer.concat([Buffer.from([1]), named('language'), Buffer.from([1]), named('Go'), named('go1.26.8')]),
    ),
  ]);
}

function section(id: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([id]), varint(body.length), body]);
}

function named(text: string): Buffer {
  return Buffer.concat([varint(text.length), Buffer.from(text)]);
}

/** The object of the ELF program, one with a long name, and the compiler's own. */
export function archive(): Buffer {
  const member = (name: string, body: Buffer) => {
    const header = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(body.length).padEnd(10)}\`\n`;
    return Buffer.concat([Buffer.from(header), body, Buffer.alloc(body.length % 2, 10)]);
  };
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    member('//', Buffer.from('a-name-of-more-than-16.o/\n')),
    member('go.o/', elf()),
    member('/0', Buffer.from('text')),
    member('_go_.o', Buffer.from('go object linux amd64 go1.26.8 GOAMD64=v1\nbuild id "c/d"\n\n!\n')),
  ]);
}

function texts(list: readonly string[]): { readonly bytes: Buffer; at(text: string): number } {
  const bytes = Buffer.from(list.map((text) => `${text}\0`).join(''), 'latin1');
  return { bytes, at: (text) => (text === '' ? list.indexOf('') : bytes.indexOf(`${text}\0`)) };
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => {
    bytes.writeBigUInt64LE(BigInt(value), index * 8);
  });
  return bytes;
}
