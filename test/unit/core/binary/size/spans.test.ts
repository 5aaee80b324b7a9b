import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SizeDraft } from '../../../../../src/core/binary/size/size-draft.ts';
import { orderedSpans, overlaid, type Span } from '../../../../../src/core/binary/size/spans.ts';

const SIZE = 40;
const base = new SizeDraft('base', 'unknown', 'unknown');
const spansOf = (ranges: readonly (readonly [number, number])[]): readonly Span[] =>
  ranges.map(([start, length], index) => ({
    start,
    end: start + length,
    owner: new SizeDraft(String(index), 'data', 'data'),
  }));
const ranges = fc.array(fc.tuple(fc.integer({ min: -5, max: SIZE + 5 }), fc.integer({ min: -2, max: SIZE })));

/** The owner of each byte. */
function painted(spans: readonly Span[]): readonly (string | undefined)[] {
  const owners: (string | undefined)[] = new Array(SIZE).fill(undefined);
  for (const { start, end, owner } of spans) owners.fill(owner.name, start, end);
  return owners;
}

test('spans in order lie side by side within the limit', () => {
  fc.assert(
    fc.property(ranges, (given) => {
      const spans = orderedSpans(spansOf(given), SIZE);
      let from = 0;
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(SIZE);
    }),
  );
});

test('a layer covers exactly its own bytes of the layer below', () => {
  fc.assert(
    fc.property(ranges, (given) => {
      const whole = [{ start: 0, end: SIZE, owner: base }];
      const top = orderedSpans(spansOf(given), SIZE);
      const result = overlaid(whole, top);
      expect(result.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(SIZE);
      expect(painted(result)).toEqual(painted([...whole, ...top]));
    }),
  );
});
