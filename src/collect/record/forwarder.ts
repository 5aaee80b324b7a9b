import type { Readable, Writable } from 'node:stream';

/**
 * Forwards a command's bytes to the user's stream with backpressure, and notices when its reader has gone. The
 * command then sees what it would see without us: its own pipe breaks.
 */
export class Forwarder {
  readonly #sink: Writable;
  readonly #source: Readable;
  readonly #onError: () => void;
  readonly #onDrain: () => void;
  #gone = false;
  readonly #beforeWrite: (bytes: Uint8Array) => void;
  #waiting = false;

  constructor(source: Readable, sink: Writable, beforeWrite: (bytes: Uint8Array) => void = () => {}) {
    this.#beforeWrite = beforeWrite;
    this.#source = source;
    this.#sink = sink;
    this.#onError = () => {
      this.#gone = true;
      this.#waiting = false;
      source.destroy();
    };
    this.#onDrain = () => {
      this.#waiting = false;
      source.resume();
    };
    sink.on('error', this.#onError);
    sink.on('drain', this.#onDrain);
  }

  /** Bytes are waiting for the user's reader, so silence of the command means nothing. */
  get waiting(): boolean {
    return this.#waiting;
  }

  write(bytes: Uint8Array): void {
    if (this.#gone || bytes.length === 0) return;
    this.#beforeWrite(bytes);
    if (this.#sink.write(bytes)) return;
    this.#waiting = true;
    this.#source.pause();
  }

  /** Waits until everything is written, then detaches from the sink, which stays open. */
  async close(): Promise<void> {
    if (!this.#gone) {
      await new Promise<void>((resolve) => {
        // The callback of an empty write comes after those of earlier writes, or with their error.
        this.#sink.write('', () => resolve());
      });
    }
    this.#sink.off('drain', this.#onDrain);
    // A late EPIPE must not end the process, so the error handler is removed one turn later.
    setImmediate(() => this.#sink.off('error', this.#onError));
  }
}
