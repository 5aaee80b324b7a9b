import { textOf } from '../byte-text.ts';
import type { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';

/** A place in bytes that moves on as it is read. */
export class DwarfCursor {
  readonly view: ByteView;
  position: number;

  constructor(view: ByteView, position: number) {
    this.view = view;
    this.position = position;
  }

  number(bytes: 1 | 2 | 4 | 8): number {
    const at = this.position;
    this.position += bytes;
    if (bytes === 1) return this.view.u8(at);
    if (bytes === 2) return this.view.u16(at);
    return bytes === 4 ? this.view.u32(at) : this.view.u64(at);
  }

  uleb(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.number(1);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BinaryFormatError('bad-value', this.position);
  }

  skip(bytes: number): void {
    this.position += bytes;
    if (this.position > this.view.size) throw new BinaryFormatError('outside', this.position);
  }

  text(): string {
    const start = this.position;
    const end = this.view.bytes.indexOf(0, start);
    if (end < 0) throw new BinaryFormatError('outside', start);
    this.position = end + 1;
    return textOf(this.view.bytes.subarray(start, end));
  }
}

/** What decides the size of values in a unit. */
export interface DwarfSizes {
  readonly version: number;
  readonly addressBytes: 4 | 8;
  readonly offsetBytes: 4 | 8;
}

export const FORM = { STRING: 0x08, STRP: 0x0e, LINE_STRP: 0x1f, INDIRECT: 0x16, IMPLICIT: 0x21 } as const;

/** Sizes of values in bytes; -1: a length in so many bytes before it (below), or another rule. */
const FIXED: Readonly<Record<number, 0 | 1 | 2 | 3 | 4 | 8 | 16>> = {
  5: 2,
  6: 4,
  7: 8,
  11: 1,
  12: 1,
  17: 1,
  18: 2,
  19: 4,
  20: 8,
  25: 0,
  28: 4,
  30: 16,
  32: 8,
  33: 0,
  36: 8,
  37: 1,
  38: 2,
  39: 3,
  40: 4,
  41: 1,
  42: 2,
  43: 3,
  44: 4,
};
/** Forms with a number of variable length. */
const LEB = new Set([0x0d, 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23, 0x1f01, 0x1f02]);
/** Forms with an offset into another section. */
const OFFSETS = new Set([0x0e, 0x17, 0x1d, 0x1f, 0x1f20, 0x1f21]);
const BLOCKS: Readonly<Record<number, 1 | 2 | 4>> = { 10: 1, 3: 2, 4: 4 };
const ADDRESS = 0x01;
const REFERENCE = 0x10;
const LEB_BLOCKS = new Set([0x09, 0x18]);

/** Moves behind a value. */
export function skipForm(cursor: DwarfCursor, form: number, sizes: DwarfSizes): void {
  const fixed = FIXED[form];
  const block = BLOCKS[form];
  if (fixed !== undefined) cursor.skip(fixed);
  else if (block !== undefined) cursor.skip(cursor.number(block));
  else if (LEB.has(form)) cursor.uleb();
  else if (OFFSETS.has(form)) cursor.skip(sizes.offsetBytes);
  else if (LEB_BLOCKS.has(form)) cursor.skip(cursor.uleb());
  else if (form === ADDRESS) cursor.skip(sizes.addressBytes);
  else if (form === REFERENCE) cursor.skip(sizes.version < 3 ? sizes.addressBytes : sizes.offsetBytes);
  else if (form === FORM.STRING) cursor.text();
  else if (form === FORM.INDIRECT) skipForm(cursor, cursor.uleb(), sizes);
  else throw new BinaryFormatError('bad-value', cursor.position);
}
