import type { Readable } from 'node:stream';
import type { Milliseconds } from '../../core/model/units.ts';

type Reader = (chunk: Buffer, atMs: Milliseconds) => void;

/**
 * What a process writes, held back until its reader is loaded. Somebody must listen from the beginning: of a process
 * that has ended Node throws away what nobody has listened to.
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
