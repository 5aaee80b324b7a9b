import { BinaryFormatError } from './format-error.ts';

/**
 * Random access to the bytes of a file, so that a large one is not read whole. `read` is called only with ranges
 * inside of `size`; it returns exactly `length` bytes, which the caller does not change.
 */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** A part of a source as a source of its own: one architecture of a universal file, a member of an archive. */
export function partOf(source: ByteSource, offset: number, size: number): ByteSource {
  checkRange(source, offset, size);
  return { size, read: (from, length) => source.read(offset + from, length) };
}

/** Throws `BinaryFormatError` unless the range lies inside. */
export function readRange(source: ByteSource, offset: number, length: number): Uint8Array {
  checkRange(source, offset, length);
  return source.read(offset, length);
}

/** Whether the range lies inside of the source. */
export function isInside(source: ByteSource, offset: number, length: number): boolean {
  return (
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(length) &&
    offset >= 0 &&
    length >= 0 &&
    offset + length <= source.size
  );
}

function checkRange(source: ByteSource, offset: number, length: number): void {
  if (!isInside(source, offset, length)) throw new BinaryFormatError('outside', offset);
}
