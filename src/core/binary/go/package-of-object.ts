import { type ByteSource, readRange } from '../byte-source.ts';
import { latinText, textOf } from '../byte-text.ts';

/** What the archive of a compiled package says about itself. */
export interface CompiledObject {
  readonly goos: string;
  readonly goarch: string;
  readonly goVersion: string;
  /** As the compiler was told by `-p`: `main` for every program. null if the object does not say. */
  readonly importPath: string | null;
  /** Part of the standard library; the object says so since go 1.24 or 1.23. */
  readonly isStd: boolean;
  /** The flags of the compiler that change code, as it records them: `-N -l`, `-race`; empty without one. */
  readonly flags: string;
  /** Source files that its code comes from, some of other packages whose functions were inlined. */
  readonly files: readonly string[];
}

const ARCHIVE = '!<arch>\n';
const MEMBER = 60;
const HEAD = 1024;
/** In a package with cgo, a list of symbols precedes the object itself. */
const LONGEST_PREFACE = 256 << 10;
const MAGIC = '\u0000go120ld';
// The header: magic, fingerprint, flags, and where each block starts. Source: cmd/internal/goobj (go 1.20 to 1.27).
const FLAGS = 16;
const STD = 16;
const OFFSETS = 20;
const BLOCKS = { file: 2, symdef: 3, nonpkgdef: 6, dataIdx: 13, data: 16 } as const;
const HEADER = OFFSETS + 4 * 19;
const SYMBOL = 21;
/** In a symbol, after its name and ABI. */
const TYPE = 10;
const MOST_OF_TYPE = 4;
const STRING_REF = 8;
/** `go:cuinfo.packagename.net/http`; the one of the producer is stored elsewhere if two are equal. */
const NAME = /^go:cuinfo\.(packagename|producer)\.(.+)$/s;
const SHORTEST_NAME = 'go:cuinfo.producer.'.length;
const MOST_SYMBOL_BYTES = 4 << 20;
const LONGEST_PATH = 4096;
const MOST_FILES = 24;

/**
 * Reads a few hundred bytes of an archive as go's compiler writes it; null if it is none.
 *
 * The import path is in the name of a symbol of the debug information, which every compiled package has, also
 * if the linker leaves it out (`-w`).
 */
export function readCompiledObject(source: ByteSource): CompiledObject | null {
  const head = latinText(readRange(source, 0, Math.min(HEAD, source.size)));
  if (!head.startsWith(`${ARCHIVE}__.PKGDEF `)) return null;
  const [, goos, goarch, goVersion] =
    /^go object (\S+) (\S+) (\S+)/.exec(head.slice(ARCHIVE.length + MEMBER)) ?? [];
  if (goos === undefined || goarch === undefined || goVersion === undefined) return null;
  const said = { goos, goarch, goVersion };
  const definition = Number(head.slice(ARCHIVE.length + 48, ARCHIVE.length + 58));
  const object = objectAt(source, ARCHIVE.length + MEMBER + definition + (definition % 2));
  if (object === null) return { ...said, importPath: null, isStd: false, flags: '', files: [] };
  const { importPath, flags } = unitOf(object);
  return { ...said, importPath, isStd: object.isStd, flags, files: filesOf(object) };
}

interface ObjectFile {
  readonly source: ByteSource;
  readonly start: number;
  readonly isStd: boolean;
  readonly block: (index: number) => { readonly from: number; readonly size: number };
}

/** The second member: a text, which ends with a line `!`, then the object. */
function objectAt(source: ByteSource, memberAt: number): ObjectFile | null {
  for (const length of [HEAD, LONGEST_PREFACE]) {
    const available = Math.min(length, source.size - memberAt);
    if (!(available >= MEMBER)) return null;
    const text = latinText(readRange(source, memberAt, available));
    if (!text.startsWith('_go_.o')) return null;
    const found = text.indexOf(`\n!\n${MAGIC}`);
    if (found < 0) continue;
    const start = memberAt + found + 3;
    if (start + HEADER > source.size) return null;
    const header = view(readRange(source, start, HEADER));
    const isStd = (header.getUint32(FLAGS, true) & STD) !== 0;
    const offset = (index: number) => header.getUint32(OFFSETS + 4 * index, true);
    return {
      source,
      start,
      isStd,
      block: (index) => ({ from: offset(index), size: offset(index + 1) - offset(index) }),
    };
  }
  return null;
}

/** One or two symbols have the type of these, so that few names are read. */
function unitOf(object: ObjectFile): { readonly importPath: string | null; readonly flags: string } {
  const { source, start, block } = object;
  const { from, size } = block(BLOCKS.nonpkgdef);
  const none = { importPath: null, flags: '' };
  if (!(size >= SYMBOL && size <= MOST_SYMBOL_BYTES && start + from + size <= source.size)) return none;
  const symbols = view(readRange(source, start + from, size));
  const byType = new Map<number, number[]>();
  for (let at = 0; at + SYMBOL <= size; at += SYMBOL) {
    const type = symbols.getUint8(at + TYPE);
    const same = byType.get(type);
    if (same === undefined) byType.set(type, [at]);
    else if (same.length <= MOST_OF_TYPE) same.push(at);
  }
  let importPath: string | null = null;
  let flags = '';
  for (const same of byType.values()) {
    if (same.length > MOST_OF_TYPE) continue;
    for (const at of same) {
      const length = symbols.getUint32(at, true);
      if (length <= SHORTEST_NAME || length > LONGEST_PATH) continue;
      const [, what, name] =
        NAME.exec(stringAt(source, start + symbols.getUint32(at + 4, true), length) ?? '') ?? [];
      if (name === undefined) continue;
      importPath ??= unescaped(name);
      if (what === 'producer') flags = dataOf(object, (from + at - block(BLOCKS.symdef).from) / SYMBOL);
    }
    if (importPath !== null) break;
  }
  return { importPath, flags };
}

/** The bytes of a symbol, as text; they end where those of the next one start. */
function dataOf({ source, start, block }: ObjectFile, index: number): string {
  const indexes = block(BLOCKS.dataIdx);
  const at = indexes.from + 4 * index;
  if (!Number.isInteger(index) || at + 8 > indexes.from + indexes.size) return '';
  if (start + at + 8 > source.size) return '';
  const offsets = view(readRange(source, start + at, 8));
  const offset = offsets.getUint32(0, true);
  const size = offsets.getUint32(4, true) - offset;
  if (!(size > 0 && size <= LONGEST_PATH)) return '';
  return stringAt(source, start + block(BLOCKS.data).from + offset, size) ?? '';
}

function filesOf({ source, start, block }: ObjectFile): readonly string[] {
  const { from, size } = block(BLOCKS.file);
  if (!(size >= STRING_REF && start + from + size <= source.size)) return [];
  const refs = view(readRange(source, start + from, Math.min(size, MOST_FILES * STRING_REF)));
  const files: string[] = [];
  for (let at = 0; at + STRING_REF <= refs.byteLength; at += STRING_REF) {
    const length = refs.getUint32(at, true);
    if (length > LONGEST_PATH) continue;
    const file = stringAt(source, start + refs.getUint32(at + 4, true), length);
    // Before go 1.22, with a mark.
    const plain = file?.replace(/^gofile\.\./, '');
    if (plain !== undefined && !plain.startsWith('<')) files.push(plain);
  }
  return files;
}

function stringAt(source: ByteSource, at: number, length: number): string | null {
  return at + length <= source.size ? textOf(readRange(source, at, length)) : null;
}

/** cmd/internal/objabi.PathToPrefix writes dots of the last element, and unusual bytes, as `%2e`. */
function unescaped(prefix: string): string {
  try {
    return decodeURIComponent(prefix);
  } catch {
    return prefix;
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
