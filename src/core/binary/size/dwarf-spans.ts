import { dwarfSection, type Inflate, sectionContent } from '../debug/dwarf-section.ts';
import { readDwarfUnits } from '../debug/dwarf-units.ts';
import type { Image } from '../image.ts';
import type { SizeDrafts } from './size-draft.ts';
import type { Span } from './spans.ts';

/**
 * The part of each package in `.debug_info`, of which the compiler makes a unit a package. In a compressed section,
 * each has the part that it has of the unpacked one.
 */
export function dwarfSpans(image: Image, inflate: Inflate, drafts: SizeDrafts): readonly Span[] {
  const section = dwarfSection(image, 'debug_info');
  const shapes = dwarfSection(image, 'debug_abbrev');
  if (section === null || shapes === null) return [];
  const info = sectionContent(image, section, inflate);
  const abbreviations = sectionContent(image, shapes, inflate);
  if (info === null || abbreviations === null) return [];
  const textsOf = (name: string) => {
    const home = dwarfSection(image, name);
    return home === null ? null : sectionContent(image, home, inflate);
  };
  const units = readDwarfUnits(info, {
    abbreviations,
    strings: textsOf('debug_str'),
    lineStrings: textsOf('debug_line_str'),
  });
  const part = section.sizeBytes / info.size;
  const parent = drafts.group('dwarf').child('section', section.name);
  const placeOf = (at: number) => section.offset + Math.round(at * part);
  return units.map(({ offset, sizeBytes, name, producer }) => ({
    start: placeOf(offset),
    end: placeOf(offset + sizeBytes),
    owner: producer?.startsWith('Go ')
      ? parent.child('package', drafts.home(name ?? '').path)
      : parent.child('section', name ?? ''),
  }));
}
