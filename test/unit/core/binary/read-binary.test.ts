import { expect, test } from 'vitest';
import { inflate } from '../../../../src/collect/binary/file-source.ts';
import { type ByteSource, sourceOf } from '../../../../src/core/binary/byte-source.ts';
import type { ProgramFacts } from '../../../../src/core/binary/facts.ts';
import { BinaryFormatError } from '../../../../src/core/binary/format-error.ts';
import { readBinary } from '../../../../src/core/binary/read-binary.ts';
import { readSizes } from '../../../../src/core/binary/size/read-sizes.ts';
import { buildInfoBlob, CRAFTED, framed, MODULE_TEXT } from '../../../support/crafted-binaries.ts';
import { mutated, seeded } from '../../../support/mutations.ts';

const read = (bytes: Uint8Array) => readBinary(sourceOf(bytes), inflate);

function programIn(bytes: Uint8Array): ProgramFacts {
  const program = read(bytes)?.programs[0];
  if (program === undefined) throw new Error('no program');
  return program;
}

const INFO = {
  goVersion: 'go1.26.8',
  foundBy: 'header',
  old: false,
  text: MODULE_TEXT,
  path: 'ex.com/app',
  main: { path: 'ex.com/app', version: 'v1.2.3', sum: 'h1:sum=', replace: null },
  deps: [
    {
      path: 'ex.com/q',
      version: 'v1.0.0',
      sum: '',
      replace: { path: './q', version: '(devel)', sum: '', replace: null },
    },
  ],
  settings: [
    { key: '-compiler', value: 'gc' },
    { key: '-ldflags', value: '-X "main.a=b"' },
    { key: 'GOARCH', value: 'amd64' },
  ],
} as const;

test('an ELF program tells its build info, its libraries with the versions of their symbols, and its DWARF', () => {
  const { go, linking, debugging, problems, ...program } = programIn(CRAFTED.elf());
  expect(problems).toEqual([]);
  expect(go).toEqual({
    buildID: 'a/b',
    version: 'go1.26.8',
    buildInfo: INFO,
    cgo: { linked: false, packages: [] },
    linkedValues: [],
    uses: [],
  });
  expect(program).toMatchObject({
    format: 'elf',
    kind: 'executable',
    goos: 'linux',
    goarch: 'amd64',
    bits: 64,
  });
  expect(linking).toMatchObject({
    linkage: 'dynamic',
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    libraries: [{ name: 'libc.so.6', kind: 'required' }],
    symbolVersions: [{ library: 'libc.so.6', version: 'GLIBC_2.34', symbols: ['pthread_create'] }],
    positionIndependent: false,
    relro: 'none',
    executableStack: false,
  });
  expect(debugging.dwarf).toMatchObject({
    versions: [5],
    compressed: true,
    linesOnly: false,
    units: { optimized: 0, unoptimized: 1, partly: 0, foreign: 0, main: 'unoptimized' },
  });
});

test('a Windows program tells its build info, its DLLs and the oldest Windows', () => {
  const { go, linking, debugging, goos, goarch } = programIn(CRAFTED.pe());
  expect(go.buildInfo).toEqual(INFO);
  expect(go.buildID).toBe('a/b');
  expect([goos, goarch]).toEqual(['windows', 'amd64']);
  expect(linking).toMatchObject({
    linkage: 'dynamic',
    libraries: [{ name: 'KERNEL32.dll', kind: 'required' }],
    minimumSystem: { system: 'Windows', version: '6.1', sdk: null },
    subsystem: 'console',
    positionIndependent: true,
    executableStack: false,
  });
  expect(debugging).toEqual({ symbolTable: 'present', symbolCount: 1, dwarf: null });
});

test('a Mach-O program tells the same, alone and as a part of a universal file', () => {
  const alone = programIn(CRAFTED.macho());
  expect(alone.go.buildInfo).toEqual(INFO);
  expect(alone.linking).toMatchObject({
    libraries: [{ name: '/usr/lib/libSystem.B.dylib', kind: 'required' }],
    minimumSystem: { system: 'macOS', version: '12.0', sdk: '12.3' },
    positionIndependent: true,
  });
  expect(alone.debugging.symbolCount).toBe(1);
  const both = read(CRAFTED.universal());
  expect(both?.container).toBe('universal');
  expect(both?.programs).toEqual([{ ...alone, name: 'arm64', offset: 0x40 }]);
});

test('the build info of wasm, which has no header, is found by the marks around its text', () => {
  const { go, goos, linking, debugging } = programIn(CRAFTED.wasm());
  expect(go).toEqual({
    buildID: 'a/b',
    version: 'go1.26.8',
    buildInfo: { ...INFO, goVersion: null, foundBy: 'sentinels' },
    cgo: { linked: false, packages: [] },
    linkedValues: null,
    uses: null,
  });
  expect(goos).toBe('js');
  expect(linking).toMatchObject({ linkage: 'host', hostFunctions: ['gojs.runtime.wasmExit'] });
  expect(debugging.symbolCount).toBe(1);
});

test('an archive tells its members by their long names, and the facts of those that are objects or programs', () => {
  const facts = read(CRAFTED.archive());
  expect(facts?.members.map(({ name }) => name)).toEqual(['go.o', 'a-name-of-more-than-16.o', '_go_.o']);
  expect(facts?.programs.map(({ name, format, go }) => [name, format, go.version])).toEqual([
    ['go.o', 'elf', 'go1.26.8'],
    ['_go_.o', 'go-object', 'go1.26.8'],
  ]);
  expect(facts?.programs[0]?.go.buildInfo).toEqual(INFO);
  expect(facts?.problems).toEqual([]);
});

test('build info without its section is found by its header, and magic bytes without a header are not', () => {
  const bytes = CRAFTED.elf();
  // A program that contains debug/buildinfo has them, too.
  bytes.write('.xx.xxxxxxxxx', bytes.indexOf('.go.buildinfo'), 'latin1');
  const head = bytes.indexOf(buildInfoBlob().subarray(0, 16));
  const elsewhere = Buffer.concat([
    bytes,
    Buffer.from('\xff Go buildinf:', 'latin1'),
    bytes.subarray(head, head + 2_000),
  ]);
  elsewhere.fill(0, head, head + 14);
  const found = programIn(elsewhere).go.buildInfo;
  expect(found).toMatchObject({ foundBy: 'search', goVersion: 'go1.26.8', path: 'ex.com/app' });
});

test('build info of go before 1.18 is read through its pointers and has no settings', () => {
  const bytes = CRAFTED.elf();
  const old = Buffer.alloc(32 + 32);
  old.write('\xff Go buildinf:', 0, 'latin1');
  old.writeUInt8(8, 14);
  const at = bytes.indexOf(buildInfoBlob().subarray(0, 16));
  const module = framed('path\tex.com/app\nmod\tex.com/app\t(devel)\t\n');
  const base = 0x400000 + at;
  [base + 32, base + 48].forEach((pointer, index) => {
    old.writeBigUInt64LE(BigInt(pointer), 16 + index * 8);
  });
  [base + 64, 8, base + 72, module.length].forEach((value, index) => {
    old.writeBigUInt64LE(BigInt(value), 32 + index * 8);
  });
  Buffer.concat([old, Buffer.from('go1.17.1'), module]).copy(bytes, at);
  expect(programIn(bytes).go.buildInfo).toMatchObject({
    goVersion: 'go1.17.1',
    old: true,
    path: 'ex.com/app',
    main: { path: 'ex.com/app', version: '(devel)' },
    settings: [],
  });
});

test('a truncated file says so and keeps what could be read', () => {
  const whole = CRAFTED.elf();
  const cut = whole.subarray(0, whole.indexOf(Buffer.from('f932433186182072', 'hex')) + 40);
  const { problems, go, linking } = programIn(cut);
  expect(problems).toContainEqual({ id: 'truncated', expectedBytes: whole.length, actualBytes: cut.length });
  expect(go.buildInfo?.path).toBe('ex.com/app');
  expect(linking.libraries).toEqual([{ name: 'libc.so.6', kind: 'required' }]);
});

test('a program packed by UPX is reported as packed', () => {
  const bytes = CRAFTED.elf().subarray(0, 2_000);
  bytes.fill(0, 40, 48);
  bytes.fill(0, 58, 64);
  bytes.write('UPX!', 0x1f0, 'latin1');
  expect(programIn(bytes)).toMatchObject({ packed: 'upx', go: { cgo: null } });
  const windows = CRAFTED.pe();
  windows.write('UPX0\0', windows.indexOf('.data'), 'latin1');
  expect(programIn(windows).packed).toBe('upx');
});

test('debug information that claims to unpack to more than the file holds is not unpacked', () => {
  const bytes = CRAFTED.elf();
  const size = bytes.indexOf(Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])) + 8;
  const at = bytes.lastIndexOf(Buffer.from([0x78, 0x9c])) - 16;
  expect(at).toBeGreaterThan(size - 9);
  bytes.writeBigUInt64LE(1n << 40n, at);
  const { debugging, problems } = programIn(bytes);
  expect(debugging.dwarf?.units).toBeNull();
  expect(problems).toEqual([{ id: 'damaged', part: 'dwarf' }]);
});

test('what is no binary is none, and a damaged first header is an error', () => {
  for (const text of ['', '#!/bin/sh\n', 'package main\n', '{}', '\xca\xfe\xba\xbe\0\0\0\x34'])
    expect(read(Buffer.from(text, 'latin1')), text).toBeNull();
  for (const bytes of [Buffer.from('\x7fELF'), Buffer.from('MZ'), CRAFTED.macho().subarray(0, 20)])
    expect(() => read(bytes)).toThrow(BinaryFormatError);
});

const MUTATIONS = 2_000;

test.each(Object.keys(CRAFTED) as (keyof typeof CRAFTED)[])(
  'damaged %s files cause no error but the typed one, and no read outside of the file',
  (format) => {
    const original = CRAFTED[format]();
    const random = seeded(1);
    let readable = 0;
    for (let left = MUTATIONS; left > 0; left--) {
      const bytes = mutated(original, random);
      try {
        if (readSizes(checkedSource(bytes), inflate) !== null) readable += 1;
      } catch (error) {
        if (!(error instanceof BinaryFormatError)) throw error;
      }
    }
    // Most damage leaves something to read.
    expect(readable).toBeGreaterThan(MUTATIONS / 4);
  },
);

function checkedSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length))
        throw new Error(`read outside: ${offset}+${length} of ${bytes.length}`);
      return bytes.subarray(offset, offset + length);
    },
  };
}
