import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection, BinarySegment, BinarySymbol } from '../facts.ts';
import { type AddressRange, type Image, Problems } from '../image.ts';
import { hasUpxMark } from '../upx.ts';
import { type MachoHeader, readMachoHeader } from './macho-header.ts';
import { machoKind, readMachoLinking } from './macho-linking.ts';
import { type MachoContents, readMachoContents } from './macho-sections.ts';

const CPUS: Readonly<Record<number, string>> = {
  7: '386',
  12: 'arm',
  18: 'ppc',
  [0x0100_0007]: 'amd64',
  [0x0100_000c]: 'arm64',
  [0x0100_0012]: 'ppc64',
};
const SYMTAB = 0x2;
const STAB = 0xe0;
const TYPE = 0x0e;

/** The architecture as go names it; null if go has no name for it. */
export function machoArch(cpu: number): string | null {
  return CPUS[cpu] ?? null;
}

/** Throws `BinaryFormatError` if the header or its commands cannot be read. */
export function readMacho(source: ByteSource): Image {
  const header = readMachoHeader(source);
  const problems = new Problems();
  const { segments, sections } = problems.attempt<MachoContents>(
    'segments',
    { segments: [], sections: [] },
    () => readMachoContents(header),
  );
  problems.checkEnd(
    source,
    segments.map(({ offset, sizeBytes }) => offset + sizeBytes),
  );
  const linking = readMachoLinking(header, problems);
  return {
    source,
    order: header.order,
    format: 'macho',
    kind: machoKind(header),
    goos: linking.minimumSystem?.system === 'iOS' ? 'ios' : 'darwin',
    goarch: machoArch(header.cpu),
    sections,
    segments,
    symbols: problems.attempt('symbols', [], () => readMachoSymbols(source, header)),
    linking,
    buildInfoAt: buildInfoRange(sections, segments),
    buildID: null,
    goVersion: null,
    packed: hasUpxMark(source) ? 'upx' : null,
    problems: problems.found,
  };
}

/** Without entries for debuggers. */
function readMachoSymbols(source: ByteSource, { commands }: MachoHeader): readonly BinarySymbol[] {
  const command = commands.find(({ id }) => id === SYMTAB);
  if (command === undefined) return [];
  const { view } = command;
  const { order } = view;
  const entry = order.wide ? 16 : 12;
  const count = view.u32(12);
  const table = ByteView.from(source, view.u32(8), count * entry, order);
  const names = new ByteView(readRange(source, view.u32(16), view.u32(20)), order);
  const symbols: BinarySymbol[] = [];
  for (let at = 0; at < table.size; at += entry) {
    const type = table.u8(at + 4);
    if ((type & STAB) !== 0) continue;
    symbols.push({
      name: names.text(table.u32(at)),
      address: table.word(at + 8),
      sizeBytes: null,
      imported: (type & TYPE) === 0,
    });
  }
  return symbols;
}

/** As in debug/buildinfo: the section, or else the first segment of data that can be written. */
function buildInfoRange(
  sections: readonly BinarySection[],
  segments: readonly BinarySegment[],
): AddressRange | null {
  return (
    sections.find(({ name }) => name.endsWith(',__go_buildinfo')) ??
    segments.find(
      ({ address, sizeBytes, readable, writable, executable }) =>
        address !== 0 && sizeBytes !== 0 && readable && writable && !executable,
    ) ??
    null
  );
}
