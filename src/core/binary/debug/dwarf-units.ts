import type { Bytes } from '../../model/units.ts';
import { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';
import { DwarfCursor, type DwarfSizes, FORM, skipForm } from './dwarf-form.ts';

/** One compilation unit: for go, a package. */
export interface DwarfUnit {
  /** Where it begins in the section, and its size with its header. */
  readonly offset: number;
  readonly sizeBytes: Bytes;
  readonly version: number;
  /** What compiled it, with its flags: `Go cmd/compile go1.26.8; -N -l; regabi`. null if it is not written there. */
  readonly producer: string | null;
  /** For go, an import path. */
  readonly name: string | null;
  /** It describes functions or types. */
  readonly hasChildren: boolean;
}

export interface DwarfTexts {
  readonly abbreviations: ByteView;
  readonly strings: ByteView | null;
  readonly lineStrings: ByteView | null;
}

const UNIT_TYPES = { COMPILE: 1, TYPE: 2, PARTIAL: 3, SKELETON: 4, SPLIT: 5, SPLIT_TYPE: 6 } as const;
const TAG_COMPILE_UNIT = 0x11;
const AT_NAME = 0x03;
const AT_PRODUCER = 0x25;
const MOST_UNITS = 200_000;

/** The units of `.debug_info`, of each only its first entry. */
export function readDwarfUnits(info: ByteView, texts: DwarfTexts): readonly DwarfUnit[] {
  const units: DwarfUnit[] = [];
  const known = new KnownAbbreviations();
  for (let at = 0; at < info.size; ) {
    if (units.length >= MOST_UNITS) throw new BinaryFormatError('bad-value', at);
    const cursor = new DwarfCursor(info, at);
    const short = cursor.number(4);
    const offsetBytes = short === 0xffff_ffff ? 8 : 4;
    const length = offsetBytes === 8 ? cursor.number(8) : short;
    const end = cursor.position + length;
    if (length === 0 || end > info.size) throw new BinaryFormatError('outside', at);
    // A cursor of its own: nothing is read behind the unit.
    const body = new DwarfCursor(new ByteView(info.slice(cursor.position, length), info.order), 0);
    const unit = readUnit(body, offsetBytes, texts, known);
    if (unit !== null) units.push({ offset: at, sizeBytes: end - at, ...unit });
    at = end;
  }
  return units;
}

function readUnit(
  cursor: DwarfCursor,
  offsetBytes: 4 | 8,
  texts: DwarfTexts,
  known: KnownAbbreviations,
): Omit<DwarfUnit, 'offset' | 'sizeBytes'> | null {
  const version = cursor.number(2);
  if (version < 2 || version > 5) throw new BinaryFormatError('bad-value', cursor.position);
  const type = version === 5 ? cursor.number(1) : UNIT_TYPES.COMPILE;
  const early = version === 5 ? cursor.number(1) : 0;
  const abbreviationsAt = cursor.number(offsetBytes);
  const addressBytes = (version === 5 ? early : cursor.number(1)) === 4 ? 4 : 8;
  if (type !== UNIT_TYPES.COMPILE) return null;
  const code = cursor.uleb();
  const abbreviation = firstAbbreviation(texts.abbreviations, abbreviationsAt, code, known);
  if (abbreviation?.tag !== TAG_COMPILE_UNIT) return null;
  const sizes = { version, addressBytes, offsetBytes } as const;
  return {
    version,
    ...readTexts(cursor, abbreviation, sizes, texts),
    hasChildren: abbreviation.hasChildren,
  };
}

interface Abbreviation {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: readonly { readonly name: number; readonly form: number }[];
}

/** go's units all use one table, those of C compilers the first entry of their own. */
class KnownAbbreviations extends Map<number, Abbreviation> {
  /** How many attributes may still be read. */
  left = 5_000_000;
}

/** The shape of the entries with this code, from the table at `at`. */
function firstAbbreviation(
  view: ByteView,
  at: number,
  wanted: number,
  known: KnownAbbreviations,
): Abbreviation | null {
  const key = at * 256 + wanted;
  const before = wanted < 256 ? known.get(key) : undefined;
  if (before !== undefined) return before;
  const cursor = new DwarfCursor(view, at);
  for (;;) {
    const code = cursor.uleb();
    if (code === 0) return null;
    const tag = cursor.uleb();
    const hasChildren = cursor.number(1) === 1;
    const attributes: { name: number; form: number }[] = [];
    for (;;) {
      const [name, form] = [cursor.uleb(), cursor.uleb()];
      if (known.left-- === 0) throw new BinaryFormatError('bad-value', at);
      if (form === FORM.IMPLICIT) cursor.uleb();
      if (name === 0 && form === 0) break;
      attributes.push({ name, form });
    }
    if (code !== wanted) continue;
    const found = { tag, hasChildren, attributes };
    if (wanted < 256) known.set(key, found);
    return found;
  }
}

function readTexts(
  cursor: DwarfCursor,
  { attributes }: Abbreviation,
  sizes: DwarfSizes,
  texts: DwarfTexts,
): Pick<DwarfUnit, 'name' | 'producer'> {
  let name: string | null = null;
  for (const attribute of attributes) {
    if (attribute.name === AT_PRODUCER)
      return { name, producer: readText(cursor, attribute.form, sizes, texts) };
    if (attribute.name === AT_NAME) name = readText(cursor, attribute.form, sizes, texts);
    else skipForm(cursor, attribute.form, sizes);
  }
  return { name, producer: null };
}

/** A text in the unit itself or in a section of texts; null in a form that neither go nor its C compilers use here. */
function readText(
  cursor: DwarfCursor,
  form: number,
  { offsetBytes, ...sizes }: DwarfSizes,
  { strings, lineStrings }: DwarfTexts,
): string | null {
  switch (form) {
    case FORM.STRING:
      return cursor.text();
    case FORM.STRP:
      return strings?.text(cursor.number(offsetBytes)) ?? null;
    case FORM.LINE_STRP:
      return lineStrings?.text(cursor.number(offsetBytes)) ?? null;
    default:
      skipForm(cursor, form, { offsetBytes, ...sizes });
      return null;
  }
}
