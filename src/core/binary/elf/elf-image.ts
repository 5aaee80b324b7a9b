import { type ByteSource, readRange } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import { type AddressRange, type Image, Problems } from '../image.ts';
import { hasUpxMark } from '../upx.ts';
import { type ElfHeader, readElfHeader } from './elf-header.ts';
import { readElfLinking } from './elf-linking.ts';
import { readElfSymbols } from './elf-symbols.ts';
import { type ElfSection, type ElfSegment, PT, readSections, readSegments, SHT } from './elf-tables.ts';
import { elfTarget } from './elf-target.ts';

/** Throws `BinaryFormatError` if the first header cannot be read; other faults are problems of the image. */
export function readElf(source: ByteSource): Image {
  const header = readElfHeader(source);
  const problems = new Problems();
  const segments = problems.attempt('segments', [], () => readSegments(source, header));
  const sections = problems.attempt('sections', [], () => readSections(source, header, problems));
  problems.checkEnd(source, endsOf(header, sections, segments));
  const { kind, linking } = readElfLinking({ source, header, sections, segments, problems });
  return {
    source,
    order: header.order,
    format: 'elf',
    kind,
    ...elfTarget(header, linking.interpreter),
    sections: sections.slice(1),
    segments,
    symbols: problems.attempt('symbols', [], () => readElfSymbols(source, header, sections)),
    linking,
    buildInfoAt: buildInfoRange(sections, segments),
    buildID:
      notesOf(source, header.order, sections, segments, problems).find(
        ({ name, type }) => name === 'Go' && type === GO_BUILD_ID,
      )?.text ?? null,
    goVersion: null,
    packed: sections.length === 0 && hasUpxMark(source) ? 'upx' : null,
    problems: problems.found,
  };
}

const GO_BUILD_ID = 4;
const MOST_NOTES = 100;
const MOST_NOTE_BYTES = 64 << 10;

export interface ElfNote {
  readonly name: string;
  readonly type: number;
  readonly text: string;
}

function notesOf(
  source: ByteSource,
  order: ByteOrder,
  sections: readonly ElfSection[],
  segments: readonly ElfSegment[],
  problems: Problems,
): readonly ElfNote[] {
  const homes = [
    ...segments.filter(({ type }) => type === PT.NOTE),
    ...sections.filter(({ type }) => type === SHT.NOTE),
  ]
    .filter(({ sizeBytes }) => sizeBytes <= MOST_NOTE_BYTES)
    .slice(0, MOST_NOTES);
  return homes.flatMap(({ offset, sizeBytes }) =>
    problems.attempt('sections', [], () =>
      readNotes(new ByteView(readRange(source, offset, sizeBytes), order)),
    ),
  );
}

function readNotes(view: ByteView): readonly ElfNote[] {
  const notes: ElfNote[] = [];
  for (let at = 0; at + 12 <= view.size; ) {
    const [nameSize, size, type] = [view.u32(at), view.u32(at + 4), view.u32(at + 8)];
    const content = at + 12 + aligned(nameSize);
    notes.push({
      name: view.fixedText(at + 12, nameSize),
      type,
      text: view.fixedText(content, size),
    });
    at = content + aligned(size);
  }
  return notes;
}

const aligned = (size: number): number => Math.ceil(size / 4) * 4;

/** As in debug/buildinfo: the section, or else the first data that can be written. */
function buildInfoRange(
  sections: readonly ElfSection[],
  segments: readonly ElfSegment[],
): AddressRange | null {
  return (
    sections.find(({ name }) => name === '.go.buildinfo') ??
    segments.find(({ type, writable, executable }) => type === PT.LOAD && writable && !executable) ??
    null
  );
}

function endsOf(
  { sections: table }: ElfHeader,
  sections: readonly ElfSection[],
  segments: readonly ElfSegment[],
): readonly number[] {
  return [
    ...[...sections, ...segments].map(({ offset, sizeBytes }) => (sizeBytes === 0 ? 0 : offset + sizeBytes)),
    table.count === 0 ? 0 : table.offset + table.count * table.entry,
  ];
}
