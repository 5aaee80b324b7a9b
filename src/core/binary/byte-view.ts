import { type ByteSource, readRange } from './byte-source.ts';
import { textOf } from './byte-text.ts';
import { BinaryFormatError } from './format-error.ts';

/** How the numbers of a file are written. */
export interface ByteOrder {
  readonly little: boolean;
  /** Addresses have 64 bits. */
  readonly wide: boolean;
}

const MOST_TEXT = 4096;
const MOST_SHARED_TEXT = 64 << 20;
const SMALL_TABLE_TEXT = 1 << 20;

/** Bytes with numbers in them; whatever lies outside throws `BinaryFormatError`. */
export class ByteView {
  readonly bytes: Uint8Array;
  readonly order: ByteOrder;
  readonly #data: DataView;
  #textLeft: number;

  constructor(bytes: Uint8Array, order: ByteOrder) {
    this.bytes = bytes;
    this.order = order;
    this.#data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#textLeft = bytes.length + Math.min(63 * bytes.length, MOST_SHARED_TEXT) + SMALL_TABLE_TEXT;
  }

  static from(source: ByteSource, offset: number, length: number, order: ByteOrder): ByteView {
    return new ByteView(readRange(source, offset, length), order);
  }

  get size(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#data.getUint8(this.#checked(at, 1));
  }

  u16(at: number): number {
    return this.#data.getUint16(this.#checked(at, 2), this.order.little);
  }

  u32(at: number): number {
    return this.#data.getUint32(this.#checked(at, 4), this.order.little);
  }

  /** Above 2^53 it is not exact, but still outside of every file. */
  u64(at: number): number {
    return Number(this.#data.getBigUint64(this.#checked(at, 8), this.order.little));
  }

  /** A number as wide as an address. */
  word(at: number): number {
    return this.order.wide ? this.u64(at) : this.u32(at);
  }

  slice(at: number, length: number): Uint8Array {
    this.#checked(at, length);
    return this.bytes.subarray(at, at + length);
  }

  /**
   * UTF-8 up to a zero byte, which must follow within 4,096 bytes. Names may share bytes, but a damaged file in which
   * millions of them share a long one would keep the reader busy, so the sum of their lengths has a limit.
   */
  text(at: number): string {
    this.#checked(at, 1);
    const end = this.bytes.subarray(at, at + MOST_TEXT).indexOf(0);
    this.#textLeft -= end;
    if (end < 0 || this.#textLeft < 0) throw new BinaryFormatError('outside', at);
    return textOf(this.bytes.subarray(at, at + end));
  }

  /** A text in a field of this size, which zeros fill up. */
  fixedText(at: number, length: number): string {
    return fixedText(this.slice(at, length));
  }

  #checked(at: number, length: number): number {
    if (!(at >= 0 && length >= 0 && at + length <= this.bytes.length))
      throw new BinaryFormatError('outside', at);
    return at;
  }
}

export function fixedText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end));
}
