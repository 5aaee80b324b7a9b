import type { AddressRange, Image } from '../image.ts';
import { Places } from './address-ranges.ts';
import { isFill } from './section-spans.ts';
import type { SizeDraft, SizeDrafts } from './size-draft.ts';
import type { Span } from './spans.ts';
import { dataName, functionName } from './symbol-name.ts';

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly range: AddressRange;
}

export interface CodeFacts {
  /** The places in the file of go's functions; empty if they are not known. */
  readonly codeStarts: ReadonlySet<number>;
  /** C code is linked in. */
  readonly hasForeignCode: boolean;
}

/**
 * What the symbol table names, in the order of the file. Where a format has no sizes, a symbol ends where the next
 * begins.
 */
export function symbolSpans(
  image: Image,
  { codeStarts, hasForeignCode }: CodeFacts,
  drafts: SizeDrafts,
): readonly Span[] {
  const executable = executableRanges(image);
  const placed = placeSymbols(image);
  const spans: Span[] = [];
  let from = -1;
  let section: AddressRange | null = null;
  for (const { start, end, name, range } of placed) {
    const isCode = executable.some(({ offset, sizeBytes }) => start >= offset && start < offset + sizeBytes);
    const gap = section === range ? start - from : 0;
    // Between functions, some processors have instructions that do nothing.
    if (
      gap > 0 &&
      ((isCode && gap < LARGEST_CODE_PADDING) || (gap < LARGEST_PADDING && isFill(image, from, start)))
    )
      spans.push({
        start: from,
        end: start,
        owner: drafts.group('padding').child('padding', sectionName(range)),
      });
    section = range;
    from = Math.max(from, end);
    spans.push({
      start,
      end,
      owner: ownerOf(name, isCode, codeStarts.has(start), codeStarts.size > 0, hasForeignCode, drafts),
    });
  }
  return spans;
}

/** Functions and data are aligned to at most a page. */
const LARGEST_PADDING = 4096;
const LARGEST_CODE_PADDING = 64;

function placeSymbols(image: Image): readonly Placed[] {
  const places = new Places(image);
  const all: Placed[] = [];
  const hasSizes = image.format === 'elf';
  for (const { name, address, sizeBytes, imported } of image.symbols ?? []) {
    // The linker joins the types, strings and the like of all packages, and names only where they begin.
    const isJoined = sizeBytes === 0 && JOINED.test(name);
    if (imported || (hasSizes && sizeBytes === 0 && !isJoined)) continue;
    const range = places.range(address);
    if (range === null || MARKS.test(name)) continue;
    const start = address - range.address + range.offset;
    const end = range.offset + range.sizeBytes;
    const isOpen = sizeBytes === null || isJoined;
    all.push({ start, end: isOpen ? end : Math.min(end, start + sizeBytes), name, range });
  }
  all.sort((one, other) => one.start - other.start);
  return all.map((symbol, index) => {
    const next = all[index + 1];
    return next === undefined || next.start >= symbol.end ? symbol : { ...symbol, end: next.start };
  });
}

const JOINED = /^_?(type|go|runtime)[:.]?.*[.:]\*$|^_?go[:.]funcdesc$/;

/** They say where something begins or ends, and are no part of the program. */
const MARKS =
  /^_?runtime\.(e?text|e?rodata|e?types|e?noptrdata|e?data|e?bss|e?noptrbss|e?pclntab|end|symtab|esymtab|gcdata|gcbss|covctrs|ecovctrs)$/;

function sectionName(range: AddressRange): string {
  return 'name' in range && typeof range.name === 'string' ? range.name : '';
}

const MOST_RANGES = 1000;

function executableRanges({ sections, segments }: Image): readonly AddressRange[] {
  const ranges = sections.some(({ executable }) => executable) ? sections : segments;
  return ranges.filter(({ executable }) => executable).slice(0, MOST_RANGES);
}

function ownerOf(
  given: string,
  isCode: boolean,
  isGoCode: boolean,
  hasLineTable: boolean,
  hasForeignCode: boolean,
  drafts: SizeDrafts,
): SizeDraft {
  // Mach-O puts an underscore before names; C code has one of its own.
  const name = given.startsWith('_') && given.includes('.') ? given.slice(1) : given;
  if (isCode) {
    const parsed = functionName(name);
    if (isGoCode || !hasLineTable)
      return drafts.symbol(parsed ?? { package: 'runtime', type: null, name }, 'function');
    return drafts.foreign('function', given);
  }
  if (/^(_cgo|_Cgo|__cgo|x_cgo)/.test(given)) return drafts.foreign('data', given);
  const parsed = dataName(name);
  // Data of assembler code has no package in its name, either.
  if (parsed === null)
    return hasForeignCode ? drafts.foreign('data', given) : drafts.group('data').child('data', given);
  return drafts.symbol(parsed, 'data');
}
