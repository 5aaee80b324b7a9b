import { CUT_LINE } from '../../core/events/diagnostics.ts';

/** So much of the beginning is kept: the first error is the one that counts. */
const MOST_HEAD_BYTES = 4 * 1024 * 1024;
/** And so much of the end, where go says how it went. */
const MOST_TAIL_BYTES = 1024 * 1024;

/** Go and its compilers say theirs in fewer pieces. */
const MOST_PLACES = 100_000;

/**
 * What go said, for the trace. A compiler that was asked to explain itself, or a program whose output cannot be
 * told from go's, may say gigabytes: they pass, and of them the beginning and the end are kept, in whole lines, with a line between them.
 */
export class SaidText {
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #allBytes = 0;
  /** When each piece came, and what there was before it. */
  readonly #times: number[] = [];
  readonly #places: number[] = [];

  push(bytes: Uint8Array, atMs = 0): void {
    if (this.#times.length < MOST_PLACES) {
      this.#times.push(atMs);
      this.#places.push(this.#allBytes);
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

  /** So many letters of the text had come before that moment. */
  lettersBefore(atMs: number): number {
    const next = this.#times.findIndex((time) => time >= atMs);
    const isKnown = next >= 0 || this.#times.length < MOST_PLACES;
    const bytes = (isKnown ? this.#places[next] : this.#places.at(-1)) ?? this.#allBytes;
    if (bytes >= this.#allBytes) return this.text.length;
    // What came later than the head is kept in part only, or is little.
    return Buffer.concat(this.#head).subarray(0, bytes).toString('utf8').length;
  }

  #pushTail(bytes: Buffer): void {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    if (this.#tailBytes < 2 * MOST_TAIL_BYTES) return;
    // Not at every piece: each copies what stays.
    this.#tail = [Buffer.from(Buffer.concat(this.#tail).subarray(-MOST_TAIL_BYTES))];
    this.#tailBytes = MOST_TAIL_BYTES;
  }
}

const LINE_FEED = 0x0a;
