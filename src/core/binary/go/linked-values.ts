import { isInside, readRange } from '../byte-source.ts';
import { textOf } from '../byte-text.ts';
import type { BinarySymbol } from '../facts.ts';
import { type Image, offsetOf } from '../image.ts';
import { addressRanges } from '../size/address-ranges.ts';
import { unescapedPath } from '../size/symbol-name.ts';
import type { LinkedValue } from './go-facts.ts';

const TEXT = '.str';
/** The linker sets these in every program. */
const OF_THE_LINKER = /^(runtime|internal\/buildcfg)\./;
const LONGEST = 64 << 10;

/**
 * What `-ldflags=-X` set: for a variable of that, the linker makes a symbol with the text, `main.version.str`, so that
 * it is known also where `-trimpath` hides the flag. null: the symbol table is needed for it.
 */
export function readLinkedValues(image: Image): readonly LinkedValue[] | null {
  const { symbols } = image;
  if (symbols === null || symbols.length === 0 || image.format === 'wasm') return null;
  const texts = symbols.filter(({ name }) => name.endsWith(TEXT));
  if (texts.length === 0) return [];
  const variables = new Set(symbols.map(({ name }) => plain(name)));
  const values: LinkedValue[] = [];
  for (const symbol of texts) {
    const name = plain(symbol.name).slice(0, -TEXT.length);
    if (!name.includes('.') || OF_THE_LINKER.test(name) || !variables.has(name)) continue;
    const value = linkedText(image, symbol);
    if (value !== null) values.push({ name: unescapedPath(name), value });
  }
  return values.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Mach-O puts an underscore before names. */
function plain(name: string): string {
  return name.startsWith('_') ? name.slice(1) : name;
}

/** Where the format has no sizes, up to the zero that the linker puts behind it. */
function linkedText(image: Image, { address, sizeBytes }: BinarySymbol): string | null {
  const { source } = image;
  const offset = offsetOf(addressRanges(image), address);
  if (offset === null) return null;
  const length = Math.min(sizeBytes ?? LONGEST, LONGEST, source.size - offset);
  if (!isInside(source, offset, length)) return null;
  const bytes = readRange(source, offset, length);
  const end = bytes.indexOf(0);
  return textOf(bytes.subarray(0, end < 0 ? bytes.length : end));
}
