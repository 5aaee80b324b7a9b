import { UserFacingError } from '../../core/model/errors.ts';
import { withFileSource } from './file-source.ts';

const PIECE = 1 << 20;

/** Whether two files have the same content. Rejects with a user-facing error if one cannot be read. */
export function haveSameBytes(one: string, other: string): boolean {
  return withFileSource(one, (left) =>
    withFileSource(other, (right) => {
      if (left.size !== right.size) return false;
      for (let at = 0; at < left.size; at += PIECE) {
        const length = Math.min(PIECE, left.size - at);
        if (Buffer.compare(left.read(at, length), right.read(at, length)) !== 0) return false;
      }
      return true;
    }),
  );
}

/** Whether a file begins like a trace; null if there is no such file. */
export function looksLikeJson(path: string): boolean | null {
  try {
    return withFileSource(path, (source) => {
      const head = Buffer.from(source.read(0, Math.min(64, source.size))).toString('latin1');
      return /^(\xef\xbb\xbf)?\s*(\{|$)/.test(head);
    });
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}
