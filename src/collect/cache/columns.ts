/** Numbers of many entries, without an object for each. */
export class NumberColumn {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? Number.NaN;
  }

  set(index: number, value: number): void {
    if (index < this.#length) this.#values[index] = value;
  }
}

const HASH_BYTES = 32;

/** Hashes of many entries, given and returned as 64 hexadecimal digits. */
export class HashColumn {
  #bytes = Buffer.alloc(1024 * HASH_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(hex: string): void {
    const at = this.#length * HASH_BYTES;
    if (at === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(at)]);
    this.#bytes.write(hex, at, HASH_BYTES, 'hex');
    this.#length++;
  }

  hex(index: number): string {
    return this.#bytes.toString('hex', index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /** Half of it, as a short text to look it up with. */
  key(index: number): string {
    return this.#bytes.toString('latin1', index * HASH_BYTES, index * HASH_BYTES + HASH_BYTES / 2);
  }
}

/** The key of a hash that is in no column. */
export function keyOfBytes(bytes: Buffer): string {
  return bytes.toString('latin1', 0, HASH_BYTES / 2);
}
