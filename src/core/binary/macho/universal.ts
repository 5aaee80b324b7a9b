import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';
import { machoArch } from './macho-image.ts';

export interface UniversalPart {
  readonly name: string;
  readonly offset: number;
  readonly sizeBytes: number;
}

/** Java's class files start with the same number, followed by a version that is larger than this. */
const MOST_PARTS = 30;

/** The programs in a universal file, one for each architecture; null: no such file. */
export function readUniversal(source: ByteSource): readonly UniversalPart[] | null {
  if (source.size < 8) return null;
  const order = { little: false, wide: false };
  const head = new ByteView(readRange(source, 0, 8), order);
  const magic = head.u32(0);
  const wide = magic === 0xcafebabf;
  const count = head.u32(4);
  if ((magic !== 0xcafebabe && !wide) || count === 0 || count > MOST_PARTS) return null;
  const entry = wide ? 32 : 20;
  const table = new ByteView(readRange(source, 8, count * entry), { little: false, wide });
  const parts = Array.from({ length: count }, (_, index) => {
    const at = index * entry;
    const [offset, sizeBytes] = [table.word(at + 8), table.word(at + (wide ? 16 : 12))];
    // A part that holds the headers would be read again and again.
    if (offset < 8 + count * entry) throw new BinaryFormatError('bad-value', 8 + at);
    return { name: machoArch(table.u32(at)) ?? `cpu ${table.u32(at)}`, offset, sizeBytes };
  });
  // Parts that overlap would be read again and again.
  const total = parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total > source.size) throw new BinaryFormatError('outside', 8);
  return parts;
}
