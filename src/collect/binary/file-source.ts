import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { ByteSource } from '../../core/binary/byte-source.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';

/** Readers ask for neighboring numbers one after another. */
const PAGE = 64 << 10;

/**
 * Calls `read` with the bytes of a file, which is closed afterwards. A file that becomes shorter meanwhile looks
 * truncated. Rejects with a user-facing error if there is no such file, or if it cannot be read.
 */
export function withFileSource<T>(path: string, read: (source: ByteSource) => T): T {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw cannotRead(path, cause);
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new UserFacingError('binary-not-a-file', { path });
    return read(fileSource(file, stat.size));
  } catch (cause) {
    if (cause instanceof UserFacingError || cause instanceof BinaryFormatError) throw cause;
    throw cannotRead(path, cause);
  } finally {
    closeSync(file);
  }
}

/** zlib, for debug information that is compressed. */
export function inflate(compressed: Uint8Array, limitBytes: number): Uint8Array | null {
  try {
    return inflateSync(compressed, { maxOutputLength: Math.max(1, limitBytes) });
  } catch (error) {
    // Damaged or too large.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function fileSource(file: number, size: number): ByteSource {
  let page: Buffer = Buffer.alloc(0);
  let pageAt = 0;
  const exactly = (offset: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const count = readSync(file, bytes, done, length - done, offset + done);
      if (count === 0) throw new BinaryFormatError('outside', offset + done);
      done += count;
    }
    return bytes;
  };
  return {
    size,
    read(offset, length) {
      if (length >= PAGE) return exactly(offset, length);
      if (offset < pageAt || offset + length > pageAt + page.length) {
        page = exactly(offset, Math.min(PAGE, size - offset));
        pageAt = offset;
      }
      return page.subarray(offset - pageAt, offset - pageAt + length);
    },
  };
}

/** Rethrows a bug. */
function cannotRead(path: string, cause: unknown): UserFacingError {
  const reason = systemErrorOf(cause);
  if (reason.code === 'ENOENT' || reason.code === 'ENOTDIR')
    return new UserFacingError('binary-missing', { path }, { cause });
  if (reason.code === 'EISDIR') return new UserFacingError('binary-not-a-file', { path }, { cause });
  return new UserFacingError('cannot-read', { path, reason }, { cause });
}
