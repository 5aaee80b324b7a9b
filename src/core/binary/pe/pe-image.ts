import type { ByteSource } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { LinkingFacts } from '../facts.ts';
import { type AddressRange, type Image, NO_LINKING, Problems } from '../image.ts';
import { type CoffHeader, PE_ORDER, readCoffHeader, readPeHeader } from './pe-header.ts';
import { readPeImports } from './pe-imports.ts';
import { type PeSection, readPeSections, readPeSymbols, readStrings } from './pe-sections.ts';

const MACHINES: Readonly<Record<number, string>> = {
  [0x14c]: '386',
  [0x1c4]: 'arm',
  [0x8664]: 'amd64',
  [0xaa64]: 'arm64',
};
const DLL = 0x2000;
const DYNAMIC_BASE = 0x40;
const NX_COMPATIBLE = 0x100;
const SUBSYSTEMS: Readonly<Record<number, string>> = {
  1: 'native',
  2: 'GUI',
  3: 'console',
  9: 'CE',
  10: 'EFI',
};

export function isCoffMachine(machine: number): boolean {
  return machine in MACHINES;
}

/** A Windows program. Throws `BinaryFormatError` if its first headers cannot be read. */
export function readPe(source: ByteSource): Image {
  return imageOf(source, readPeHeader(source));
}

/** An object file for Windows. */
export function readCoffObject(source: ByteSource): Image {
  return imageOf(source, readCoffHeader(source, 0, false));
}

function imageOf(source: ByteSource, header: CoffHeader): Image {
  const problems = new Problems();
  const none = new ByteView(new Uint8Array(0), PE_ORDER);
  const strings = problems.attempt('symbols', none, () => readStrings(source, header));
  const sections = problems.attempt('sections', [], () => readPeSections(source, header, strings, problems));
  problems.checkEnd(
    source,
    sections.map(({ offset, sizeBytes }) => offset + sizeBytes),
  );
  const symbols = problems.attempt('symbols', [], () => readPeSymbols(source, header, strings, sections));
  return {
    source,
    order: { little: true, wide: header.optional?.wide ?? header.machine !== 0x14c },
    format: 'pe',
    kind:
      header.optional === null
        ? 'object'
        : (header.characteristics & DLL) !== 0
          ? 'shared-library'
          : 'executable',
    goos: 'windows',
    goarch: MACHINES[header.machine] ?? null,
    sections: sections.map(({ characteristics: _, ...section }) => section),
    segments: [],
    symbols,
    linking: linkingOf(source, header, sections, problems),
    buildInfoAt: sections.find(isData) ?? null,
    buildID: null,
    goVersion: null,
    packed: sections.some(({ name }) => /^UPX\d$/.test(name)) ? 'upx' : null,
    problems: problems.found,
  };
}

function linkingOf(
  source: ByteSource,
  { optional }: CoffHeader,
  sections: readonly AddressRange[],
  problems: Problems,
): LinkingFacts {
  if (optional === null) return { ...NO_LINKING, linkage: 'unlinked', libraries: [] };
  const libraries = problems.attempt('imports', null, () => readPeImports(source, optional, sections));
  const { dllCharacteristics, systemVersion, subsystem } = optional;
  return {
    ...NO_LINKING,
    linkage: libraries === null ? 'unknown' : libraries.length === 0 ? 'static' : 'dynamic',
    libraries,
    positionIndependent: (dllCharacteristics & DYNAMIC_BASE) !== 0,
    executableStack: (dllCharacteristics & NX_COMPATIBLE) === 0,
    minimumSystem: systemVersion === '0.0' ? null : { system: 'Windows', version: systemVersion, sdk: null },
    subsystem: SUBSYSTEMS[subsystem] ?? String(subsystem),
  };
}

const ALIGN_32 = 0x60_0000;
const READABLE_WRITABLE_DATA = 0xc000_0040;

/** As in debug/buildinfo: the first section of data that can be written. */
function isData({ address, sizeBytes, characteristics }: PeSection): boolean {
  return address !== 0 && sizeBytes !== 0 && (characteristics & ~ALIGN_32) >>> 0 === READABLE_WRITABLE_DATA;
}
