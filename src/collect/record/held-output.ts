import type { Readable } from 'node:stream';
import type { Milliseconds } from '../../core/model/units.ts';

type Reader = (chunk: Buffer, atMs: Milliseconds) => void;

/**
 * Holds back the output of a process until its reader is loaded. It must listen from the beginning, because Node
 * discards the unread output of a process that has ended.
 */
export class HeldOutput {
  readonly source: Readable;
  readonly closed: Promise<void>;
  readonly #held: Parameters<Reader>[] = [];
  #reader: Reader | null = null;

  constructor(source: Readable, now: () => Milliseconds) {
    this.source = source;
    this.closed = new Promise((resolve) => source.once('close', () => resolve()));
    source.on('data', (chunk: Buffer) => {
      if (this.#reader === null) this.#held.push([chunk, now()]);
      else this.#reader(chunk, now());
    });
  }

  read(reader: Reader): void {
    this.#reader = reader;
    for (const [chunk, atMs] of this.#held.splice(0)) reader(chunk, atMs);
  }
}
