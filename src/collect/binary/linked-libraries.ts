import { sourceOf } from '../../core/binary/byte-source.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { readBinary } from '../../core/binary/read-binary.ts';
import { inflate } from './file-source.ts';

/**
 * The shared libraries of a program, in its own order; of a universal one, those of its first architecture.
 * Empty: linked statically. null: an unsupported format, or a damaged file.
 */
export function linkedLibraries(bytes: Uint8Array): readonly string[] | null {
  try {
    const program = readBinary(sourceOf(bytes), inflate)?.programs[0];
    return program?.linking.libraries?.map(({ name }) => name) ?? null;
  } catch (error) {
    if (error instanceof BinaryFormatError) return null;
    throw error;
  }
}
