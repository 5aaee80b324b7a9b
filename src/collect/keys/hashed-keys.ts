import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createHashLineParser, type HashedKey } from '../../core/events/hash-lines.ts';
import { sumOf } from './match-keys.ts';

/** Reads the keys that a building go prints because of `GODEBUG=gocachehash=1`. */
export interface HashedKeys {
  /** For the output of go. */
  readonly sink: Writable;
  /** The keys, verified by their sums; call it once, when go has ended. */
  readonly end: () => readonly HashedKey[];
}

/** `output` receives the other lines, without the name of the work directory. */
export function readHashedKeys(output: Writable): HashedKeys {
  const keys: HashedKey[] = [];
  const decoder = new StringDecoder('utf8');
  const parser = createHashLineParser((key) => keys.push(key), {
    onUnwanted: () => undefined,
    onOther: (line) => {
      if (!line.startsWith('WORK=')) output.write(`${line}\n`);
    },
  });
  return {
    sink: new Writable({
      write(chunk: Buffer, _encoding, done) {
        parser.push(decoder.write(chunk));
        done();
      },
    }),
    end() {
      parser.end();
      return keys.filter((key) => sumOf(key.writes) === key.hex);
    },
  };
}
