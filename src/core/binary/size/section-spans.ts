// cspell:ignore abrev rnges arnge pbnms pbtyp
import { isInside, readRange } from '../byte-source.ts';
import { dwarfName } from '../debug/dwarf-section.ts';
import { readElfHeader } from '../elf/elf-header.ts';
import type { BinarySection } from '../facts.ts';
import type { Image } from '../image.ts';
import { readMachoHeader } from '../macho/macho-header.ts';
import { readPeHeader } from '../pe/pe-header.ts';
import type { SizeDraft, SizeDrafts } from './size-draft.ts';
import { orderedSpans, type Span } from './spans.ts';

/** Sections, the headers before and behind them, and what lies between. Covers the whole file. */
export function sectionSpans(image: Image, drafts: SizeDrafts): readonly Span[] {
  const { source } = image;
  const sections = image.sections.map((section) => ({
    start: section.offset,
    end: section.offset + section.sizeBytes,
    owner: sectionOwner(section, drafts),
  }));
  const known = orderedSpans([...sections, ...headerSpans(image, drafts)], source.size);
  const spans: Span[] = [];
  let from = 0;
  for (const span of known) {
    if (span.start > from) spans.push(gapSpan(image, from, span.start, drafts));
    spans.push(span);
    from = Math.max(from, span.end);
  }
  if (from < source.size) spans.push(gapSpan(image, from, source.size, drafts));
  return spans;
}

/** What a section's bytes count for unless something inside of it has a name. */
function sectionOwner(section: BinarySection, drafts: SizeDrafts): SizeDraft {
  const { name } = section;
  const short = dwarfName(name);
  // XCOFF has names of its own.
  if (/^debug_|^dw(info|line|abrev|loc|rnges|frame|str|arnge|pbnms|pbtyp|mac)$/.test(short))
    return drafts.group('dwarf').child('section', name);
  const data = drafts.group('data');
  if (/^\.(sym|str|shstr)tab$/.test(name)) return data.child('symbols', name);
  if (/gopclntab$/.test(name)) return drafts.lines('');
  if (LINKING.test(short) || name.startsWith('.rel') || name.startsWith('.note'))
    return data.child('linking', name);
  if (GO_TABLES.test(short)) return data.child('data', name);
  return drafts.group('unknown').child('unknown', name);
}

const LINKING =
  /^(dyn\w*|interp|hash|gnu[.]?\w*|got([.]plt)?|plt([.](got|sec))?|init|fini|init_array|fini_array|eh_frame\w*|idata|edata|reloc|symbol_stub\w*|stubs|nl_symbol_ptr|la_symbol_ptr|mod_init_func|pdata|xdata|CRT|tls|tm_clone_table|ctors|dtors|jcr|type|import|function|table|memory|global|export|element|start|comment|producers|target_features)$/;
const GO_TABLES = /^(typelink|itablink|go[._]?buildinfo|go[._]?fipsinfo|go[._]?module|go:buildid|name)$/;

function gapSpan(image: Image, start: number, end: number, drafts: SizeDrafts): Span {
  const owner = isFill(image, start, end)
    ? drafts.group('padding').child('padding', '')
    : start === 0
      ? drafts.group('data').child('header', '')
      : drafts.group('unknown').child('unknown', '');
  return { start, end, owner };
}

const LONGEST_FILL = 1 << 20;

/** Only zeros, or the traps that some linkers write between functions. */
export function isFill({ source }: Image, start: number, end: number): boolean {
  if (end - start > LONGEST_FILL || !isInside(source, start, end - start)) return false;
  const bytes = readRange(source, start, end - start);
  const [first] = bytes;
  return (first === 0 || first === 0xcc) && bytes.every((byte) => byte === first);
}

/** Tables that are in no section. */
function headerSpans(image: Image, drafts: SizeDrafts): readonly Span[] {
  const header = drafts.group('data').child('header', '');
  const symbols = drafts.group('data').child('symbols', '');
  const linking = drafts.group('data').child('linking', '');
  const span = (start: number, size: number, owner: SizeDraft): Span => ({ start, end: start + size, owner });
  switch (image.format) {
    case 'elf': {
      const { segments, sections, order } = readElfHeader(image.source);
      return [
        span(0, order.wide ? 64 : 52, header),
        span(segments.offset, segments.entry * segments.count, header),
        span(sections.offset, sections.entry * sections.count, header),
      ];
    }
    case 'pe': {
      if (image.kind === 'object') return [];
      const { symbolsAt, symbolCount } = readPeHeader(image.source);
      const names = symbolsAt + 18 * symbolCount;
      // The names are behind the symbols, up to the end.
      return symbolsAt === 0
        ? []
        : [span(symbolsAt, 18 * symbolCount, symbols), span(names, image.source.size - names, symbols)];
    }
    case 'macho': {
      const { commands } = readMachoHeader(image.source);
      return commands.flatMap(({ id, view }) => {
        if (id === MACHO.SYMBOLS)
          return [
            span(view.u32(8), view.u32(12) * (view.order.wide ? 16 : 12), symbols),
            span(view.u32(16), view.u32(20), symbols),
          ];
        if (id === MACHO.DYNAMIC_SYMBOLS) return [span(view.u32(56), 4 * view.u32(60), linking)];
        if (MACHO.DATA.has(id)) return [span(view.u32(8), view.u32(12), linking)];
        if (MACHO.DYLD_INFO.has(id))
          return [8, 16, 24, 32, 40].map((at) => span(view.u32(at), view.u32(at + 4), linking));
        return [];
      });
    }
    default:
      return [];
  }
}

const MACHO = {
  SYMBOLS: 0x2,
  DYNAMIC_SYMBOLS: 0xb,
  DATA: new Set([0x1d, 0x26, 0x29, 0x2b, 0x8000_0033, 0x8000_0034]),
  DYLD_INFO: new Set([0x22, 0x8000_0022]),
} as const;
