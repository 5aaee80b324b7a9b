import { CUT_LINE } from '../../core/events/diagnostics.ts';

/** How much of the beginning is kept, because the first error matters most. */
const MOST_HEAD_BYTES = 4 * 1024 * 1024;
/** How much of the end is kept, where go reports the result. */
const MOST_TAIL_BYTES = 1024 * 1024;

/** go and its compilers need fewer pieces than this. */
const MOST_PIECES = 100_000;

/**
 * Captures go's messages for the trace. A compiler with diagnostics enabled, or a program whose output cannot
 * be distinguished from go's, may print gigabytes: they are forwarded, and only the beginning and the end are
 * kept, in whole lines, with a line between them.
 */
export class MessageCapture {
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #allBytes = 0;
  /** When each piece arrived, and the length of the text before it. */
  readonly #times: number[] = [];
  readonly #lengthsBefore: number[] = [];

  push(bytes: Uint8Array, atMs = 0): void {
    if (this.#times.length < MOST_PIECES) {
      this.#times.push(atMs);
      this.#lengthsBefore.push(this.#allBytes);
    }
    this.#allBytes += bytes.length;
    const room = MOST_HEAD_BYTES - this.#headBytes;
    if (room > 0) {
      const part = Buffer.from(bytes.subarray(0, room));
      this.#head.push(part);
      this.#headBytes += part.length;
    }
    if (bytes.length > room) this.#pushTail(Buffer.from(bytes.subarray(Math.max(0, room))));
  }

  /** null: everything is kept. */
  get cut(): { readonly keptBytes: number; readonly allBytes: number } | null {
    const keptBytes = this.#headBytes + Math.min(this.#tailBytes, MOST_TAIL_BYTES);
    return keptBytes === this.#allBytes ? null : { keptBytes, allBytes: this.#allBytes };
  }

  get text(): string {
    const head = Buffer.concat(this.#head);
    const tail = Buffer.concat(this.#tail).subarray(-MOST_TAIL_BYTES);
    if (this.cut === null) return Buffer.concat([head, tail]).toString('utf8');
    const whole = head.subarray(0, head.lastIndexOf(LINE_FEED) + 1);
    const rest = tail.subarray(tail.indexOf(LINE_FEED) + 1);
    return Buffer.concat([whole, Buffer.from(`${CUT_LINE}\n`), rest]).toString('utf8');
  }

  /** The length of the text at that moment. */
  lettersBefore(atMs: number): number {
    const next = this.#times.findIndex((time) => time >= atMs);
    const isKnown = next >= 0 || this.#times.length < MOST_PIECES;
    const bytes = (isKnown ? this.#lengthsBefore[next] : this.#lengthsBefore.at(-1)) ?? this.#allBytes;
    if (bytes >= this.#allBytes) return this.text.length;
    // What came after the head is kept only in part, or is short.
    return Buffer.concat(this.#head).subarray(0, bytes).toString('utf8').length;
  }

  #pushTail(bytes: Buffer): void {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    if (this.#tailBytes < 2 * MOST_TAIL_BYTES) return;
    // Not for every piece, because each call copies the rest.
    this.#tail = [Buffer.from(Buffer.concat(this.#tail).subarray(-MOST_TAIL_BYTES))];
    this.#tailBytes = MOST_TAIL_BYTES;
  }
}

const LINE_FEED = 0x0a;
