import { isInside, readRange } from '../byte-source.ts';
import { latinText } from '../byte-text.ts';
import type { Image } from '../image.ts';
import { findBytes, type Pattern } from './find-bytes.ts';
import type { CgoFacts } from './go-facts.ts';

/**
 * Names of functions stand in the table by which go finds lines, which no strip removes. The entry from C into go is
 * one of them if runtime/cgo is linked in.
 */
const ENTRY_FROM_C = pattern('\0crosscall2\0', '2');
/** Each call of a C function goes through a go function `PACKAGE._Cfunc_NAME` or `PACKAGE._C2func_NAME`. */
const CALLS = [pattern('._Cfunc_', 'C'), pattern('._C2func_', 'C')];
const LONGEST_NAME = 512;
/** Names repeat in the symbol table. */
const MOST_CALLS = 100_000;
const NAME = /(?:^|\0)([\w./~%+-]+)$/;

/** Whether C code is linked in, and which packages call it. */
export function readCgo(image: Image): CgoFacts {
  const [entry] = findBytes(image.source, ENTRY_FROM_C);
  const packages = new Set<string>();
  for (const call of entry === undefined ? [] : CALLS) {
    let left = MOST_CALLS;
    for (const at of findBytes(image.source, call)) {
      if (left-- === 0) break;
      const name = packageBefore(image, at);
      if (name !== null) packages.add(name);
    }
  }
  return { linked: entry !== undefined, packages: [...packages].sort() };
}

function packageBefore({ source }: Image, at: number): string | null {
  const from = Math.max(0, at - LONGEST_NAME);
  if (!isInside(source, from, at - from)) return null;
  const name = NAME.exec(latinText(readRange(source, from, at - from)))?.[1];
  // In names of symbols, go escapes dots after the last slash.
  return (
    name?.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) ??
    null
  );
}

function pattern(text: string, rare: string): Pattern {
  return { bytes: Array.from(text, (character) => character.charCodeAt(0)), rare: text.indexOf(rare) };
}
