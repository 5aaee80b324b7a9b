import type { BinaryFacts } from '../../core/binary/facts.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { readBinary } from '../../core/binary/read-binary.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { inflate, withFileSource } from './file-source.ts';

/** The facts of a program, library, object or archive. Rejects with a user-facing error if the file is none. */
export function readBinaryFile(path: string): BinaryFacts {
  return withFileSource(path, (source) => {
    try {
      const facts = readBinary(source, inflate);
      if (facts !== null) return facts;
    } catch (cause) {
      if (!(cause instanceof BinaryFormatError)) throw cause;
      throw new UserFacingError('binary-header', { path, offset: cause.offset }, { cause });
    }
    throw new UserFacingError('binary-none', { path });
  });
}
