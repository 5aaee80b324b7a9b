import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection } from '../facts.ts';
import { type Image, NO_LINKING, Problems } from '../image.ts';

const MAGIC_32 = 0x01df;
const MAGIC_64 = 0x01f7;
const TYPE = { TEXT: 0x20, DATA: 0x40, BSS: 0x80 } as const;

export function isXcoff(head: Uint8Array): boolean {
  return head[0] === 0x01 && (head[1] === 0xdf || head[1] === 0xf7);
}

/** A program for AIX. Its symbols and libraries are not read. */
export function readXcoff(source: ByteSource): Image {
  const wide = readRange(source, 1, 1)[0] === (MAGIC_64 & 0xff);
  const order = { little: false, wide };
  const header = ByteView.from(source, 0, wide ? 24 : 20, order);
  // debug/xcoff, and with it go version -m, rejects a file without symbols.
  const isStripped = header.word(8) === 0;
  const problems = new Problems();
  const sections = problems.attempt('sections', [], () =>
    readSections(source, order, header.u16(2), (wide ? 24 : 20) + header.u16(16)),
  );
  problems.checkEnd(
    source,
    sections.map(({ offset, sizeBytes }) => offset + sizeBytes),
  );
  return {
    source,
    order,
    format: 'xcoff',
    kind: 'executable',
    goos: 'aix',
    goarch: header.u16(0) === MAGIC_32 ? null : 'ppc64',
    sections,
    segments: [],
    symbols: null,
    linking: NO_LINKING,
    buildInfoAt: isStripped
      ? null
      : (sections.find(({ writable, sizeBytes }) => writable && sizeBytes > 0) ?? null),
    buildID: null,
    goVersion: null,
    packed: null,
    problems: problems.found,
  };
}

function readSections(
  source: ByteSource,
  order: ByteView['order'],
  count: number,
  at: number,
): readonly BinarySection[] {
  const entry = order.wide ? 72 : 40;
  const table = ByteView.from(source, at, count * entry, order);
  const step = order.wide ? 8 : 4;
  return Array.from({ length: count }, (_, index) => {
    const view = new ByteView(table.slice(index * entry, entry), order);
    // Flags follow four addresses, two counts and three words.
    const type = view.u32(order.wide ? 64 : 36) & 0xffff;
    const memoryBytes = view.word(8 + 2 * step);
    return {
      name: view.fixedText(0, 8),
      address: view.word(8 + step),
      offset: view.word(8 + 3 * step),
      sizeBytes: type === TYPE.BSS ? 0 : memoryBytes,
      memoryBytes,
      loaded: type === TYPE.TEXT || type === TYPE.DATA || type === TYPE.BSS,
      writable: type === TYPE.DATA,
      executable: type === TYPE.TEXT,
      compression: null,
    };
  });
}
