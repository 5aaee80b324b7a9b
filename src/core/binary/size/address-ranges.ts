import type { AddressRange, Image } from '../image.ts';

/** The parts of the file that are in memory while the program runs. */
export function addressRanges(image: Image): readonly AddressRange[] {
  return allRanges(image).slice(0, MOST_RANGES);
}

/** Real programs have fewer than a hundred, and all of them are looked through for each symbol. */
const MOST_RANGES = 1000;

function allRanges({ sections, segments }: Image): readonly AddressRange[] {
  const loaded = sections.filter(({ loaded, sizeBytes, address }) => loaded && sizeBytes > 0 && address > 0);
  return loaded.length > 0
    ? loaded
    : segments.filter(({ name, sizeBytes }) => name !== 'PHDR' && sizeBytes > 0);
}

/** The address of a byte of the file; 0 if it is not in memory. */
export function addressAt(image: Image, offset: number): number {
  const home = addressRanges(image).find(
    (one) => offset >= one.offset && offset < one.offset + one.sizeBytes,
  );
  return home === undefined ? 0 : offset - home.offset + home.address;
}

/** Finds places of ascending addresses fast. */
export class Places {
  readonly #ranges: readonly AddressRange[];
  readonly #least: number;
  readonly #most: number;
  #last: AddressRange | undefined;

  constructor(image: Image) {
    this.#ranges = addressRanges(image);
    this.#least = Math.min(...this.#ranges.map(({ address }) => address));
    this.#most = Math.max(...this.#ranges.map(({ address, sizeBytes }) => address + sizeBytes));
  }

  /** null: the file has no such byte. */
  offset(address: number): number | null {
    const range = this.range(address);
    return range === null ? null : address - range.address + range.offset;
  }

  range(address: number): AddressRange | null {
    if (this.#last !== undefined && isIn(this.#last, address)) return this.#last;
    if (address < this.#least || address >= this.#most) return null;
    const found = this.#ranges.find((one) => isIn(one, address));
    if (found !== undefined) this.#last = found;
    return found ?? null;
  }
}

function isIn({ address: start, sizeBytes }: AddressRange, address: number): boolean {
  return address >= start && address < start + sizeBytes;
}
