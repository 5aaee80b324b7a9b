import { isInside, readRange } from '../byte-source.ts';
import { latinText } from '../byte-text.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { Image } from '../image.ts';
import { Places } from './address-ranges.ts';
import type { LineTable, LineTableLayout } from './line-table.ts';
import type { ModuleData } from './module-data.ts';
import type { SizeDraft, SizeDrafts } from './size-draft.ts';
import { appendSpan, type Span } from './spans.ts';
import { functionName, type SymbolName } from './symbol-name.ts';

export interface LineTableSpans {
  /** The code of functions. */
  readonly code: readonly Span[];
  /** The table itself, and the tables beside it. */
  readonly tables: readonly Span[];
}

/** Offsets in the record of a function, which begins with its entry and the offset of its name. */
interface RecordShape {
  readonly valueTables: readonly number[];
  readonly valueCount: number;
  readonly dataCount: number;
  readonly size: number;
}
const SHAPES: Readonly<Record<Exclude<LineTableLayout, '1.2' | '1.16'>, RecordShape>> = {
  '1.18': { valueTables: [16, 20, 24], valueCount: 28, dataCount: 39, size: 40 },
  '1.20': { valueTables: [16, 20, 24], valueCount: 28, dataCount: 43, size: 44 },
};
const NO_DATA = 0xffff_ffff;
const MOST_VALUES = 64;
const LONGEST_NAME = 64 << 10;

/** What go's own table says about code, and which package each part of the table is about. */
export function lineTableSpans(
  image: Image,
  table: LineTable,
  module: ModuleData | null,
  drafts: SizeDrafts,
): LineTableSpans {
  const names = new Names(table);
  const functions = readFunctions(image, table, module, names, drafts);
  if (table.layout === '1.2') return { code: functions.code, tables: [wholeTable(table, drafts)] };
  return {
    code: functions.code,
    tables: [
      ...namesSpans(table, names, drafts),
      partSpan(table, table.parts.units, table.parts.files, drafts),
      partSpan(table, table.parts.files, table.parts.values, drafts),
      ...functions.tables,
    ],
  };
}

function wholeTable({ offset, view }: LineTable, drafts: SizeDrafts): Span {
  return { start: offset, end: offset + view.size, owner: drafts.lines('') };
}

function partSpan({ offset }: LineTable, from: number, to: number, drafts: SizeDrafts): Span {
  return { start: offset + from, end: offset + to, owner: drafts.lines('') };
}

/** Names by their places in the table of names, so that each is taken apart once. */
class Names {
  readonly #table: LineTable;
  readonly #known = new Map<number, SymbolName>();
  #left: number;

  constructor(table: LineTable) {
    this.#table = table;
    this.#left = 4 * table.view.size;
  }

  /** `at` counts from the beginning of the line table. */
  at(at: number): SymbolName {
    const before = this.#known.get(at);
    if (before !== undefined) return before;
    const { bytes } = this.#table.view;
    const end = Math.min(endOfText(bytes, at), at + LONGEST_NAME);
    // Each name stands there once.
    this.#left -= Math.max(0, end - at);
    if (this.#left < 0) throw new BinaryFormatError('bad-value', at);
    const text = at < bytes.length ? latinText(bytes.subarray(at, end)) : '';
    const name = functionName(text) ?? { package: 'runtime', type: null, name: text };
    this.#known.set(at, name);
    return name;
  }
}

/** A name counts for the package of its function, also where the function is only inlined elsewhere. */
function namesSpans(table: LineTable, names: Names, drafts: SizeDrafts): readonly Span[] {
  const { bytes } = table.view;
  const spans: Span[] = [partSpan(table, 0, table.parts.names, drafts)];
  for (let at = table.parts.names; at < table.parts.units; ) {
    const end = Math.min(endOfText(bytes, at) + 1, table.parts.units);
    if (end - at > LONGEST_NAME) break;
    // The first byte and the fill after the last name are empty names.
    const owner = drafts.lines(end - at === 1 ? '' : names.at(at).package);
    appendSpan(spans, { start: table.offset + at, end: table.offset + end, owner });
    at = end;
  }
  return spans;
}

function endOfText(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(0, at);
  return end < 0 ? bytes.length : end;
}

interface FunctionSpans {
  readonly code: readonly Span[];
  readonly tables: readonly Span[];
}

function readFunctions(
  image: Image,
  table: LineTable,
  module: ModuleData | null,
  names: Names,
  drafts: SizeDrafts,
): FunctionSpans {
  const { view, parts, count, layout, offset } = table;
  const places = new Places(image);
  const isShort = layout === '1.18' || layout === '1.20';
  const word = view.order.wide ? 8 : 4;
  const step = isShort ? 4 : word;
  const read = (at: number) => (isShort ? view.u32(at) : view.word(at));
  const text = isShort ? textStart(image, table, module) : 0;
  const shape = isShort ? SHAPES[layout] : null;
  const padding = drafts.group('padding').child('padding', codeSectionName(image));
  const code: Span[] = [];
  const records: Span[] = [];
  const values = new SharedParts(view.size / 4);
  const data = new SharedParts(view.size / 4);
  let lastRecord = 0;
  for (let index = 0; index < count; index++) {
    const at = parts.functions + index * 2 * step;
    if (at + 3 * step > view.size) break;
    const [entry, next] = [read(at), read(at + 2 * step)];
    const record = read(at + step) + (layout === '1.2' ? 0 : parts.functions);
    if (record + 8 > view.size) continue;
    const nameAt = view.u32(record + (isShort ? 4 : word)) + parts.names;
    const name = names.at(nameAt);
    const owner = { code: drafts.symbol(name, 'function'), lines: drafts.lines(name.package) };
    const start = text === null ? null : places.offset(entry + text);
    if (start !== null && next > entry) {
      const end = start + next - entry;
      // Elsewhere, sizes of symbols have the fill in them, too.
      const stop = image.format === 'elf' ? end - fillBefore(image, start, end) : end;
      code.push({ start, end: stop, owner: owner.code });
      if (stop < end) code.push({ start: stop, end, owner: padding });
    }
    records.push({ start: offset + record, end: offset + view.size, owner: owner.lines });
    lastRecord = Math.max(lastRecord, record);
    if (shape !== null) readRecord(table, shape, record, owner.lines, values, data);
  }
  if (layout === '1.2') return { code, tables: [] };
  const end = lastRecord + (shape === null ? view.size - lastRecord : recordSize(table, shape, lastRecord));
  const firstRecord = records.reduce((least, { start }) => Math.min(least, start), offset + end);
  return {
    code,
    tables: [
      ...values.spans(offset + parts.values, offset + parts.functions),
      { start: offset + parts.functions, end: firstRecord, owner: drafts.lines('') },
      ...withNextEnds(records, offset + end),
      ...(module === null || module.functionData === 0
        ? []
        : functionDataSpans(places, module.functionData, data)),
    ],
  };
}

function codeSectionName({ sections }: Image): string {
  return sections.find(({ executable, name }) => executable && /text$/.test(name))?.name ?? '';
}

/** The table says where the next function begins; the bytes before it that only align it are no code. */
function fillBefore({ source }: Image, start: number, end: number): number {
  const from = Math.max(start, end - LONGEST_FILL);
  if (!isInside(source, from, end - from)) return 0;
  const bytes = readRange(source, from, end - from);
  const fill = bytes[bytes.length - 1];
  if (fill !== 0 && fill !== TRAP) return 0;
  let length = 0;
  while (length < bytes.length && bytes[bytes.length - 1 - length] === fill) length += 1;
  return length === bytes.length ? 0 : length;
}
const LONGEST_FILL = 64;
const TRAP = 0xcc;

function textStart(image: Image, table: LineTable, module: ModuleData | null): number | null {
  const symbol = image.symbols?.find(({ name }) => name === 'runtime.text' || name === '_runtime.text');
  return (
    symbol?.address ??
    module?.text ??
    table.textStart ??
    image.sections.find(({ executable, name }) => executable && /text$/.test(name))?.address ??
    null
  );
}

function readRecord(
  { view }: LineTable,
  shape: RecordShape,
  record: number,
  owner: SizeDraft,
  values: SharedParts,
  data: SharedParts,
): void {
  if (record + shape.size > view.size) return;
  for (const field of shape.valueTables) values.use(view.u32(record + field), owner);
  const valueCount = Math.min(view.u32(record + shape.valueCount), MOST_VALUES);
  const dataCount = view.u8(record + shape.dataCount);
  let at = record + shape.size;
  if (at + 4 * (valueCount + dataCount) > view.size) return;
  for (let index = 0; index < valueCount; index++, at += 4) values.use(view.u32(at), owner);
  for (let index = 0; index < dataCount; index++, at += 4) {
    const place = view.u32(at);
    if (place !== NO_DATA) data.use(place, owner);
  }
}

function recordSize({ view }: LineTable, shape: RecordShape, record: number): number {
  if (record + shape.size > view.size) return view.size - record;
  const counts =
    Math.min(view.u32(record + shape.valueCount), MOST_VALUES) + view.u8(record + shape.dataCount);
  return Math.min(shape.size + 4 * counts, view.size - record);
}

function withNextEnds(records: Span[], end: number): readonly Span[] {
  records.sort((one, other) => one.start - other.start);
  const spans: Span[] = [];
  for (const [index, { start, owner }] of records.entries())
    appendSpan(spans, { start, end: records[index + 1]?.start ?? end, owner });
  return spans;
}

/** Beside the table: what the garbage collector and tracebacks need to know about each function. */
function functionDataSpans(places: Places, address: number, data: SharedParts): readonly Span[] {
  const range = places.range(address);
  if (range === null) return [];
  const start = address - range.address + range.offset;
  return data.spans(start, range.offset + range.sizeBytes);
}

/** Parts of a table that functions refer to by their offset; equal ones are there once, and the first user has them. */
class SharedParts {
  /** `offset * MOST_OWNERS + owner`, which sorts by offset and then by who came first. */
  #uses = new Float64Array(1024);
  #count = 0;
  readonly #most: number;
  readonly #owners: SizeDraft[] = [];
  readonly #indexes = new Map<SizeDraft, number>();

  constructor(most: number) {
    this.#most = most;
  }

  use(offset: number, owner: SizeDraft): void {
    if (offset === 0) return;
    let index = this.#indexes.get(owner);
    if (index === undefined) {
      if (this.#owners.length === MOST_OWNERS) return;
      index = this.#owners.push(owner) - 1;
      this.#indexes.set(owner, index);
    }
    if (this.#count === this.#uses.length) {
      const larger = new Float64Array(2 * this.#count);
      larger.set(this.#uses);
      this.#uses = larger;
    }
    // Records lie side by side, so that there cannot be more uses than words; damaged ones may overlap.
    if (this.#count >= this.#most) throw new BinaryFormatError('bad-value', 0);
    this.#uses[this.#count++] = offset * MOST_OWNERS + index;
  }

  /** Each part ends where the next begins; the last one's end is not known, so it has few bytes. */
  spans(start: number, end: number): readonly Span[] {
    const uses = this.#uses.subarray(0, this.#count).sort();
    const spans: Span[] = [];
    for (let at = 0; at < uses.length; ) {
      const use = uses[at] ?? 0;
      const offset = Math.floor(use / MOST_OWNERS);
      const owner = this.#owners[use % MOST_OWNERS];
      let next = at + 1;
      while (next < uses.length && Math.floor((uses[next] ?? 0) / MOST_OWNERS) === offset) next += 1;
      const following =
        next < uses.length ? Math.floor((uses[next] ?? 0) / MOST_OWNERS) : offset + LAST_BYTES;
      const stop = Math.min(end, start + following);
      if (owner !== undefined && start + offset < stop)
        appendSpan(spans, { start: start + offset, end: stop, owner });
      at = next;
    }
    return spans;
  }
}
const MOST_OWNERS = 1 << 20;
const LAST_BYTES = 16;
