import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import { type Image, NO_LINKING, Problems } from '../image.ts';

const ORDER = { little: false, wide: false } as const;
const MAGIC: Readonly<Record<number, string>> = { [0x1eb]: '386', [0x8a97]: 'amd64', [0x647]: 'arm' };
const WIDE_HEADER = 0x8000;

export function isPlan9(head: Uint8Array): boolean {
  return head.length >= 4 && new ByteView(head, ORDER).u32(0) in MAGIC;
}

/** A program for Plan 9: its sections follow each other. Its symbols are not read. */
export function readPlan9(source: ByteSource): Image {
  const view = new ByteView(readRange(source, 0, 32), ORDER);
  const magic = view.u32(0);
  const goarch = MAGIC[magic];
  if (goarch === undefined) throw new BinaryFormatError('bad-value', 0);
  const start = (magic & WIDE_HEADER) === 0 ? 32 : 40;
  const sections: BinarySection[] = [];
  let offset = start;
  for (const [index, name] of ['text', 'data', 'syms', 'spsz', 'pcsz'].entries()) {
    const sizeBytes = view.u32([4, 8, 16, 24, 28][index] ?? 0);
    sections.push({
      name,
      address: offset,
      offset,
      sizeBytes,
      memoryBytes: sizeBytes,
      loaded: index < 2,
      writable: name === 'data',
      executable: name === 'text',
      compression: null,
    });
    offset += sizeBytes;
  }
  const problems = new Problems();
  problems.checkEnd(source, [offset]);
  return {
    source,
    order: { little: true, wide: goarch === 'amd64' },
    format: 'plan9',
    kind: 'executable',
    goos: 'plan9',
    goarch,
    sections,
    segments: [],
    symbols: null,
    linking: { ...NO_LINKING, linkage: 'static', libraries: [] },
    buildInfoAt: sections[1] ?? null,
    buildID: null,
    goVersion: null,
    packed: null,
    problems: problems.found,
  };
}
