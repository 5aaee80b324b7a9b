const BEGINNINGS = ['panic: ', 'fatal error: '].map((text) => Buffer.from(text));
const MOST_BYTES = 64 * 1024;

/**
 * Keeps what a program prints when it crashes: from the last line that begins like a panic, a bounded part. All else
 * that a program prints is forwarded and forgotten.
 */
export class PanicCapture {
  #kept: Buffer[] = [];
  #size = 0;
  #endsLine = true;

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    const start = this.#beginning(chunk);
    if (start >= 0) {
      this.#kept = [];
      this.#size = 0;
    }
    if (start >= 0 || this.#size > 0) {
      const part = chunk.subarray(Math.max(0, start), Math.max(0, start) + MOST_BYTES - this.#size);
      this.#kept.push(Buffer.from(part));
      this.#size += part.length;
    }
    this.#endsLine = chunk.at(-1) === LINE_FEED;
  }

  /** Empty if nothing looked like a panic. */
  get text(): string {
    return Buffer.concat(this.#kept).toString('utf8');
  }

  #beginning(chunk: Buffer): number {
    let last = -1;
    for (const beginning of BEGINNINGS) {
      for (let at = chunk.indexOf(beginning); at >= 0; at = chunk.indexOf(beginning, at + 1)) {
        const startsLine = at === 0 ? this.#endsLine : chunk[at - 1] === LINE_FEED;
        if (startsLine && (last < 0 || at < last)) last = at;
      }
    }
    return last;
  }
}

const LINE_FEED = 0x0a;
