import { Writable } from 'node:stream';
import type { Services } from '../services.ts';

/** What commands print that run without a terminal: into the log. */
export function intoLog({ log }: Pick<Services, 'log'>): Writable {
  return new Writable({
    decodeStrings: true,
    write: (piece: Buffer, _, done) => {
      log.append(piece.toString('utf8'));
      done();
    },
  });
}
