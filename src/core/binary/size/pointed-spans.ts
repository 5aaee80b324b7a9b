import { isInside, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { Image } from '../image.ts';
import { Places } from './address-ranges.ts';
import { codeReferences } from './code-references.ts';
import type { SizeDraft } from './size-draft.ts';
import type { Span } from './spans.ts';

/** How far pointers are followed: a table of tables of texts. */
const ROUNDS = 4;

/**
 * Data without a name counts for the package whose code loads its address, or for the variable that points to it:
 * the compiler gives no symbol to the contents of a slice. It reaches to the next that something points to. `spans`
 * cover the file.
 */
export function pointedSpans(image: Image, spans: readonly Span[]): readonly Span[] {
  const unknown = spans.filter(({ owner }) => owner.group === 'unknown');
  const places = new Places(image);
  const size = image.order.wide ? 8 : 4;
  // Places in the file, and whose they are.
  const found = new Map<number, SizeDraft>();
  codeReferences(image, (code, data) => {
    if (found.has(data) || homeOf(unknown, data) === null) return;
    const { owner } = homeOf(spans, code) ?? {};
    if (owner?.kind === 'function') found.set(data, owner.home.child('data', '.stmp'));
  });
  let sources: readonly Span[] = [
    ...spans.filter(({ owner }) => owner.kind === 'data' && owner.group !== 'data'),
    ...spansAt(found, unknown),
  ];
  for (let round = 0; round < ROUNDS && sources.length > 0; round++) {
    const fresh: number[] = [];
    for (const { start, end, owner } of sources) {
      if (end - start < size || !isInside(image.source, start, end - start)) continue;
      const view = new ByteView(readRange(image.source, start, end - start), image.order);
      for (let at = (size - (start % size)) % size; at + size <= view.size; at += size) {
        const address = view.word(at);
        const target = address === 0 ? null : places.offset(address);
        if (target === null || found.has(target) || homeOf(unknown, target) === null) continue;
        found.set(target, owner);
        fresh.push(target);
      }
    }
    const all = spansAt(found, unknown);
    const isFresh = new Set(fresh);
    sources = all.filter(({ start }) => isFresh.has(start));
  }
  return spansAt(found, unknown);
}

function spansAt(found: ReadonlyMap<number, SizeDraft>, unknown: readonly Span[]): readonly Span[] {
  const starts = Float64Array.from(found.keys()).sort();
  const spans: Span[] = [];
  for (const [index, start] of starts.entries()) {
    const home = homeOf(unknown, start);
    const owner = found.get(start);
    if (home === null || owner === undefined) continue;
    spans.push({ start, end: Math.min(home.end, starts[index + 1] ?? home.end), owner });
  }
  return spans;
}

/** The span with this byte, by halving. */
function homeOf(spans: readonly Span[], at: number): Span | null {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span === undefined || at < span.start) high = middle;
    else if (at >= span.end) low = middle + 1;
    else return span;
  }
  return null;
}
