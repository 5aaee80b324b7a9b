import { Writable } from 'node:stream';
import type { Services } from '../services.ts';

/** Writes the output of commands that run without a terminal to the log. */
export function intoLog({ log }: Pick<Services, 'log'>): Writable {
  return new Writable({
    decodeStrings: true,
    write: (piece: Buffer, _, done) => {
      log.append(piece.toString('utf8'));
      done();
    },
  });
}
