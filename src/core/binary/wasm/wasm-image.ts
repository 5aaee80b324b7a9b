import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection, BinarySymbol } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import { type Image, NO_LINKING, Problems } from '../image.ts';
import { WasmReader } from './wasm-reader.ts';

const ORDER = { little: true, wide: false } as const;
const CUSTOM = 0;
const IMPORTS = 2;
const NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
];

interface WasmSection extends BinarySection {
  readonly id: number;
}

/** Throws `BinaryFormatError` if it does not start as wasm does. */
export function readWasm(source: ByteSource): Image {
  const version = new ByteView(readRange(source, 4, 4), ORDER).u32(0);
  if (version !== 1) throw new BinaryFormatError('bad-value', 4);
  const problems = new Problems();
  const sections = readSections(source, problems);
  const bytesOf = (wanted: (section: WasmSection) => boolean): WasmReader | null => {
    const section = sections.find(wanted);
    return section === undefined ? null : new WasmReader(source, section.offset, section.sizeBytes);
  };
  const named = (name: string) => bytesOf((section) => section.id === CUSTOM && section.name === name);
  const imports = problems.attempt('imports', [], () => readImports(bytesOf(({ id }) => id === IMPORTS)));
  const modules = new Set(imports.map(({ module }) => module));
  return {
    source,
    order: ORDER,
    format: 'wasm',
    kind: 'executable',
    goos:
      modules.has('gojs') || modules.has('go')
        ? 'js'
        : modules.has('wasi_snapshot_preview1')
          ? 'wasip1'
          : null,
    goarch: 'wasm',
    sections: sections.map(({ id: _, ...section }) => section),
    segments: [],
    symbols: problems.attempt('symbols', [], () => readNames(named('name'))),
    linking: {
      ...NO_LINKING,
      linkage: 'host',
      libraries: [],
      hostFunctions: imports.map(({ module, name }) => `${module}.${name}`),
    },
    buildInfoAt: null,
    buildID: problems.attempt('build-info', null, () => goBuildID(named('go:buildid'))),
    goVersion: problems.attempt('build-info', null, () => readProducer(named('producers'))),
    packed: null,
    problems: problems.found,
  };
}

function readSections(source: ByteSource, problems: Problems): readonly WasmSection[] {
  const sections: WasmSection[] = [];
  const reader = new WasmReader(source, 8, source.size - 8);
  problems.attempt('sections', null, () => {
    while (!reader.atEnd) {
      const id = reader.byte();
      const size = reader.number();
      const start = reader.position;
      if (start + size > source.size) {
        problems.checkEnd(source, [start + size]);
        return null;
      }
      const body = new WasmReader(source, start, size);
      const name = id === CUSTOM ? body.text() : (NAMES[id] ?? `section ${id}`);
      sections.push({
        id,
        name,
        address: 0,
        offset: body.position,
        sizeBytes: start + size - body.position,
        memoryBytes: 0,
        loaded: id !== CUSTOM,
        writable: false,
        executable: name === 'code' && id !== CUSTOM,
        compression: null,
      });
      reader.skip(size);
    }
    return null;
  });
  return sections;
}

function readImports(
  reader: WasmReader | null,
): readonly { readonly module: string; readonly name: string }[] {
  if (reader === null) return [];
  return reader.list(() => {
    const module = reader.text();
    const name = reader.text();
    skipImportType(reader);
    return { module, name };
  });
}

function skipImportType(reader: WasmReader): void {
  const kind = reader.byte();
  if (kind === 0) reader.number();
  else if (kind === 3) reader.skip(2);
  else {
    // A table has a type before its limits.
    if (kind === 1) reader.skip(1);
    const limits = reader.byte();
    reader.number();
    if ((limits & 1) !== 0) reader.number();
  }
}

/** Names of functions, the only ones that go writes: subsection 1. */
function readNames(reader: WasmReader | null): readonly BinarySymbol[] {
  const symbols: BinarySymbol[] = [];
  while (reader !== null && !reader.atEnd) {
    const id = reader.byte();
    const size = reader.number();
    if (id !== 1) reader.skip(size);
    else
      reader.list(() => {
        const address = reader.number();
        symbols.push({ address, name: reader.text(), sizeBytes: null, imported: false });
      });
  }
  return symbols;
}

function goBuildID(reader: WasmReader | null): string | null {
  if (reader === null) return null;
  const text = reader.rest();
  return /^\xff Go build ID: "(.*)"\n \xff$/s.exec(text)?.[1] ?? null;
}

/** The version of go from the section of tool conventions, where go is the language. */
function readProducer(reader: WasmReader | null): string | null {
  if (reader === null) return null;
  const fields = reader.list(() => {
    const field = reader.text();
    const values = reader.list(() => ({ name: reader.text(), version: reader.text() }));
    return { field, values };
  });
  const languages = fields.find(({ field }) => field === 'language')?.values ?? [];
  return languages.find(({ name }) => name === 'Go')?.version ?? null;
}
