import { isInside, readRange } from '../byte-source.ts';
import { textOf } from '../byte-text.ts';
import { ByteView } from '../byte-view.ts';
import type { Image } from '../image.ts';
import { Places } from './address-ranges.ts';
import type { SizeDrafts } from './size-draft.ts';
import type { Span } from './spans.ts';

const HASH = 16;
const MOST_FILES = 100_000;
const LONGEST_NAME = 4096;

/**
 * The files of every `embed.FS`. The compiler writes a slice of files whose array follows at once, so its first word
 * is its own address and three words; that is how it is found, also without symbols.
 */
export function embedSpans(image: Image, drafts: SizeDrafts): readonly Span[] {
  const places = new Places(image);
  const spans: Span[] = [];
  const { wide } = image.order;
  const size = wide ? 8 : 4;
  for (const section of image.sections) {
    if (!section.loaded || section.executable || section.address === 0 || section.compression !== null)
      continue;
    if (!isInside(image.source, section.offset, section.sizeBytes) || section.sizeBytes < 3 * size) continue;
    const view = new ByteView(readRange(image.source, section.offset, section.sizeBytes), image.order);
    const misaligned = section.address % size;
    // Addresses fit into 53 bits, and comparing their halves is faster than making numbers of all words.
    for (let at = misaligned === 0 ? 0 : size - misaligned; at + 3 * size <= view.size; at += size) {
      const wanted = section.address + at + 3 * size;
      if (view.u32(image.order.little || !wide ? at : at + 4) !== wanted >>> 0) continue;
      if (view.word(at) !== wanted) continue;
      const count = view.word(at + size);
      if (count === 0 || count > MOST_FILES || view.word(at + 2 * size) !== count) continue;
      spans.push(...readFiles(image, places, view, at + 3 * size, count, drafts));
      if (spans.length > MOST_FILES) return spans;
    }
  }
  return spans;
}

function readFiles(
  image: Image,
  places: Places,
  view: ByteView,
  from: number,
  count: number,
  drafts: SizeDrafts,
): readonly Span[] {
  const size = image.order.wide ? 8 : 4;
  const entry = 4 * size + HASH;
  if (from + count * entry > view.size) return [];
  const spans: Span[] = [];
  for (let index = 0; index < count; index++) {
    const at = from + index * entry;
    const name = textAt(image, places, view.word(at), view.word(at + size));
    if (name === null) return [];
    const length = view.word(at + 3 * size);
    // A folder has no content.
    if (length === 0) continue;
    const start = places.offset(view.word(at + 2 * size));
    if (start === null || !isInside(image.source, start, length)) return [];
    spans.push({ start, end: start + length, owner: drafts.group('embed').child('embed', name) });
  }
  return spans;
}

function textAt(image: Image, places: Places, address: number, length: number): string | null {
  const offset = length > 0 && length <= LONGEST_NAME ? places.offset(address) : null;
  if (offset === null || !isInside(image.source, offset, length)) return null;
  return textOf(readRange(image.source, offset, length));
}
