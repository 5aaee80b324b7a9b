import { type ByteSource, readRange } from '../byte-source.ts';
import { latinText, textOf } from '../byte-text.ts';
import { BinaryFormatError } from '../format-error.ts';

/** How much is read of the file at a time. */
const WINDOW = 64 << 10;

/** Reads numbers and texts one after another, inside of one section. */
export class WasmReader {
  readonly #source: ByteSource;
  readonly #end: number;
  #window = new Uint8Array(0);
  #windowAt = 0;
  position: number;

  constructor(source: ByteSource, offset: number, size: number) {
    this.#source = source;
    this.#end = offset + size;
    this.position = offset;
  }

  get atEnd(): boolean {
    return this.position >= this.#end;
  }

  byte(): number {
    if (this.atEnd) throw new BinaryFormatError('outside', this.position);
    const index = this.position - this.#windowAt;
    const byte = index < 0 ? undefined : this.#window[index];
    if (byte === undefined) {
      this.#windowAt = this.position;
      this.#window = new Uint8Array(
        readRange(this.#source, this.position, Math.min(WINDOW, this.#end - this.position)),
      );
    }
    const found = byte ?? this.#window[0];
    if (found === undefined) throw new BinaryFormatError('outside', this.position);
    this.position += 1;
    return found;
  }

  /** LEB128, 32 bits without a sign. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BinaryFormatError('bad-value', this.position);
  }

  text(): string {
    const length = this.number();
    return textOf(this.#take(length));
  }

  /** What is left, one character a byte. */
  rest(): string {
    return latinText(this.#take(Math.min(this.#end - this.position, 4096)));
  }

  skip(length: number): void {
    if (this.position + length > this.#end) throw new BinaryFormatError('outside', this.position);
    this.position += length;
  }

  /** A count, then that many entries; each entry has at least one byte. */
  list<T>(read: () => T): readonly T[] {
    const count = this.number();
    if (count > this.#end - this.position) throw new BinaryFormatError('bad-value', this.position);
    return Array.from({ length: count }, read);
  }

  #take(length: number): Uint8Array {
    const start = this.position;
    this.skip(length);
    return readRange(this.#source, start, length);
  }
}
