import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { ByteSource } from '../../core/binary/byte-source.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';

/** Readers ask for neighboring numbers one after another, in several places at a time. */
const PAGE = 64 << 10;
const MOST_PAGES = 64;

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

/** These bytes of an open file; an error about the format if it ends before. */
export function readExactly(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(file, bytes, done, length - done, offset + done);
    if (count === 0) throw new BinaryFormatError('outside', offset + done);
    done += count;
  }
  return bytes;
}

function fileSource(file: number, size: number): ByteSource {
  /** By their numbers, the oldest first. */
  const pages = new Map<number, Buffer>();
  let last: Buffer = Buffer.alloc(0);
  let lastAt = 0;
  return {
    size,
    read(offset, length) {
      if (offset < lastAt || offset + length > lastAt + last.length) {
        const number = Math.floor(offset / PAGE);
        if (offset + length > (number + 1) * PAGE) return readExactly(file, offset, length);
        last = pageOf(number);
        lastAt = number * PAGE;
      }
      return last.subarray(offset - lastAt, offset - lastAt + length);
    },
  };

  function pageOf(number: number): Buffer {
    const known = pages.get(number);
    if (known !== undefined) return known;
    const page = readExactly(file, number * PAGE, Math.min(PAGE, size - number * PAGE));
    const [oldest] = pages.keys();
    if (oldest !== undefined && pages.size === MOST_PAGES) pages.delete(oldest);
    pages.set(number, page);
    return page;
  }
}

/** Rethrows a bug. */
function cannotRead(path: string, cause: unknown): UserFacingError {
  const reason = systemErrorOf(cause);
  if (reason.code === 'ENOENT' || reason.code === 'ENOTDIR')
    return new UserFacingError('binary-missing', { path }, { cause });
  if (reason.code === 'EISDIR') return new UserFacingError('binary-not-a-file', { path }, { cause });
  return new UserFacingError('cannot-read', { path, reason }, { cause });
}
