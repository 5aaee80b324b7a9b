import type { ByteSource } from './byte-source.ts';
import type { ByteOrder } from './byte-view.ts';
import type {
  BinaryFormat,
  BinaryKind,
  BinaryPart,
  BinaryProblem,
  BinarySection,
  BinarySegment,
  BinarySymbol,
  LinkingFacts,
} from './facts.ts';
import { BinaryFormatError } from './format-error.ts';

/** What the reader of one format hands to the questions that are the same in all formats. */
export interface Image {
  readonly source: ByteSource;
  readonly order: ByteOrder;
  readonly format: BinaryFormat;
  readonly kind: BinaryKind;
  readonly goos: string | null;
  readonly goarch: string | null;
  readonly sections: readonly BinarySection[];
  readonly segments: readonly BinarySegment[];
  /** null: the reader does not know this format's symbols. */
  readonly symbols: readonly BinarySymbol[] | null;
  readonly linking: LinkingFacts;
  /** Where `go version -m` searches for the build info. */
  readonly buildInfoAt: AddressRange | null;
  /** From where the format has a place for it. */
  readonly buildID: string | null;
  /** The version of go, from where the format has a place for it beside the build info. */
  readonly goVersion: string | null;
  readonly packed: 'upx' | null;
  readonly problems: readonly BinaryProblem[];
}

export interface AddressRange {
  readonly address: number;
  readonly offset: number;
  /** In the file. */
  readonly sizeBytes: number;
}

export const NO_LINKING: LinkingFacts = {
  linkage: 'unknown',
  interpreter: null,
  libraries: null,
  symbolVersions: [],
  libraryName: null,
  searchPaths: [],
  positionIndependent: null,
  relro: null,
  executableStack: null,
  minimumSystem: null,
  subsystem: null,
  hostFunctions: [],
};

/** Collects what is wrong with the parts of a file, so that the other parts can still be read. */
export class Problems {
  readonly found: BinaryProblem[] = [];

  /** What `read` returns; if the part is damaged, the problem is noted and `otherwise` returned. */
  attempt<T>(part: BinaryPart, otherwise: T, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BinaryFormatError)) throw error;
      this.damaged(part);
      return otherwise;
    }
  }

  damaged(part: BinaryPart): void {
    if (!this.found.some((one) => one.id === 'damaged' && one.part === part))
      this.found.push({ id: 'damaged', part });
  }

  tooMany(part: BinaryPart): void {
    this.found.push({ id: 'too-many', part });
  }

  /** `ends` are the ends of everything that the headers describe. */
  checkEnd(source: ByteSource, ends: readonly number[]): void {
    const expectedBytes = ends.reduce((most, end) => Math.max(most, end), 0);
    if (expectedBytes > source.size)
      this.found.push({ id: 'truncated', expectedBytes, actualBytes: source.size });
  }
}

/** The offset in the file of an address in memory; null if the file has no such byte. */
export function offsetOf(ranges: readonly AddressRange[], address: number): number | null {
  const home = ranges.find((one) => address >= one.address && address < one.address + one.sizeBytes);
  return home === undefined ? null : address - home.address + home.offset;
}

export function requiredOffset(ranges: readonly AddressRange[], address: number): number {
  const offset = offsetOf(ranges, address);
  if (offset === null) throw new BinaryFormatError('outside', address);
  return offset;
}
