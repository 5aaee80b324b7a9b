import { type ElfObject, readElfObject } from '../../core/binary/elf/elf-object.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { readSizes, type SizedBinary } from '../../core/binary/size/read-sizes.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { inflate, withFileSource } from './file-source.ts';

/** The facts and sizes of a program, library, object or archive. Rejects with a user-facing error if the file is none. */
export function readBinaryFile(path: string): SizedBinary {
  return withFileSource(path, (source) => {
    try {
      const found = readSizes(source, inflate);
      if (found !== null) return found;
    } catch (cause) {
      if (!(cause instanceof BinaryFormatError)) throw cause;
      throw new UserFacingError('binary-header', { path, offset: cause.offset }, { cause });
    }
    throw new UserFacingError('binary-none', { path });
  });
}

/** A file as the loader of its system reads it; null if it is not ELF, or damaged. */
export function readElfObjectFile(path: string): ElfObject | null {
  return withFileSource(path, readElfObject);
}
