import { join } from 'node:path';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { readCompiledObject } from '../../core/binary/go/package-of-object.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { withFileSource } from '../binary/file-source.ts';

/** The flags that the compiler recorded in an output; empty if it is gone or damaged. */
export function flagsOf(folder: string, output: string): readonly string[] {
  try {
    const path = join(folder, output.slice(0, 2), `${output}-d`);
    const flags = withFileSource(path, (source) => readCompiledObject(source)?.flags ?? '');
    return flags.split(' ');
  } catch (error) {
    if (error instanceof UserFacingError || error instanceof BinaryFormatError || error instanceof RangeError)
      return [];
    throw error;
  }
}
