import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packSizes } from '../../../../src/core/binary/size/pack-sizes.ts';
import type { SizeNode } from '../../../../src/core/binary/size/size-tree.ts';
import { boxAt, neighborOf, placeBoxes, rectOf } from '../../../../webview/binary/treemap/place-boxes.ts';
import { childrenOf, pathTo, sizeMapOf } from '../../../../webview/binary/treemap/size-map.ts';
import { squarify } from '../../../../webview/binary/treemap/squarify.ts';

const frame = fc.record({
  x: fc.double({ min: -50, max: 50, noNaN: true }),
  y: fc.double({ min: -50, max: 50, noNaN: true }),
  width: fc.double({ min: 1, max: 2_000, noNaN: true }),
  height: fc.double({ min: 1, max: 2_000, noNaN: true }),
});
const values = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
  .map((list) => list.sort((one, other) => other - one));

const rectsOf = (flat: ArrayLike<number>) =>
  Array.from({ length: flat.length / 4 }, (_, at) => ({
    x: flat[at * 4] ?? 0,
    y: flat[at * 4 + 1] ?? 0,
    width: flat[at * 4 + 2] ?? 0,
    height: flat[at * 4 + 3] ?? 0,
  }));

describe('squarified rectangles', () => {
  test('have areas in proportion to their values', () => {
    fc.assert(
      fc.property(values, frame, (list, into) => {
        const scale = (into.width * into.height) / list.reduce((sum, value) => sum + value, 0);
        rectsOf(squarify(list, into)).forEach(({ width, height }, at) => {
          const wanted = (list[at] ?? 0) * scale;
          expect(Math.abs(width * height - wanted)).toBeLessThanOrEqual(1e-6 * into.width * into.height);
        });
      }),
    );
  });

  test('lie inside of their frame and do not overlap', () => {
    fc.assert(
      fc.property(values, frame, (list, into) => {
        const rects = rectsOf(squarify(list, into));
        const slack = 1e-6 * (into.width + into.height);
        rects.forEach((one, at) => {
          expect(one.x).toBeGreaterThanOrEqual(into.x - slack);
          expect(one.y).toBeGreaterThanOrEqual(into.y - slack);
          expect(one.x + one.width).toBeLessThanOrEqual(into.x + into.width + slack);
          expect(one.y + one.height).toBeLessThanOrEqual(into.y + into.height + slack);
          for (const other of rects.slice(at + 1)) {
            const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
            const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
            expect(Math.min(across, down)).toBeLessThanOrEqual(slack);
          }
        });
      }),
    );
  });

  test('of equal values in a square are squares', () => {
    expect(rectsOf(squarify([1, 1, 1, 1], { x: 0, y: 0, width: 10, height: 10 }))).toEqual([
      { x: 0, y: 0, width: 5, height: 5 },
      { x: 0, y: 5, width: 5, height: 5 },
      { x: 5, y: 0, width: 5, height: 5 },
      { x: 5, y: 5, width: 5, height: 5 },
    ]);
  });
});

const leaf = (name: string, bytes: number): SizeNode => ({
  ...{ name, kind: 'function', group: 'own', bytes, children: [], count: 1 },
});
const parent = (name: string, children: readonly SizeNode[]): SizeNode => ({
  ...{ name, kind: 'package', group: 'own', children, count: 1 },
  bytes: children.reduce((sum, { bytes }) => sum + bytes, 0),
});
const FILE = parent('file', [
  parent('big', [leaf('a', 40), leaf('b', 20)]),
  parent('small', [leaf('c', 30)]),
  leaf('d', 10),
]);
const map = sizeMapOf(packSizes(FILE));
const named = (name: string) => map.names.indexOf(name);

describe('the parts of a file', () => {
  test('add up to their parents, and know their children and their path', () => {
    expect([...map.bytes]).toEqual([100, 60, 40, 20, 30, 30, 10]);
    expect(childrenOf(map, 0).map((part) => map.names[part])).toEqual(['big', 'small', 'd']);
    expect(pathTo(map, named('b')).map((part) => map.names[part])).toEqual(['file', 'big', 'b']);
  });

  test('of damaged columns still have one root', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 50 }), { minLength: 1, maxLength: 40 }), (depths) => {
        const list = depths.map(() => 1);
        const odd = sizeMapOf({
          ...{ names: depths.map(String), depths, kinds: list, groups: list, bytes: list, counts: list },
        });
        expect(odd.parents[0]).toBe(-1);
        expect([...odd.parents].slice(1).every((at, index) => at >= 0 && at <= index)).toBe(true);
        expect(odd.bytes[0]).toBe(depths.length);
      }),
    );
  });
});

describe('placed boxes', () => {
  const placed = placeBoxes(map, 0, { x: 0, y: 0, width: 400, height: 300 });

  test('stand inside of their parents, at any depth', () => {
    const tree: fc.Arbitrary<SizeNode> = fc.letrec<{ node: SizeNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.integer({ min: 1, max: 10_000 }).map((bytes) => leaf('leaf', bytes)),
        fc.array(tie('node'), { minLength: 1, maxLength: 8 }).map((children) =>
          parent(
            'parent',
            children.sort((one, other) => other.bytes - one.bytes),
          ),
        ),
      ),
    })).node;
    fc.assert(
      fc.property(tree, frame, (node, into) => {
        const sizes = sizeMapOf(packSizes(node));
        const boxes = placeBoxes(sizes, 0, into);
        const slack = 1e-6 * (into.width + into.height);
        boxes.parts.forEach((part) => {
          const inner = rectOf(boxes, part);
          const above = sizes.parents[part] ?? -1;
          const outer = above === 0 ? into : rectOf(boxes, above);
          if (inner === null || outer === null) throw new Error('A box without a place.');
          expect(inner.x).toBeGreaterThanOrEqual(outer.x - slack);
          expect(inner.y).toBeGreaterThanOrEqual(outer.y - slack);
          expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + slack);
          expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + slack);
        });
      }),
    );
  });

  test('are found at a point, the innermost one first', () => {
    const at = (name: string) => {
      const rect = rectOf(placed, named(name));
      if (rect === null) throw new Error(`${name} is not placed.`);
      const box = boxAt(placed, rect.x + rect.width / 2, rect.y + rect.height - 3);
      return map.names[placed.parts[box ?? -1] ?? -1];
    };
    expect(at('a')).toBe('a');
    expect(at('d')).toBe('d');
    expect(boxAt(placed, 401, 10)).toBe(null);
  });

  test('have neighbors: beside them, else beside their parent, else none', () => {
    const next = (name: string, direction: 'left' | 'right' | 'up' | 'down') => {
      const found = neighborOf(map, placed, named(name), direction);
      return found === null ? null : map.names[found];
    };
    expect(next('big', 'right')).toBe('small');
    expect(next('small', 'left')).toBe('big');
    expect(next('a', 'left')).toBe(null);
    expect(next('c', 'left')).toBe('big');
  });

  test('of 30,000 parts are no more than one can see', () => {
    const many = parent(
      'file',
      Array.from({ length: 300 }, (_, at) =>
        parent(
          `p${at}`,
          Array.from({ length: 100 }, (_each, index) => leaf(`f${index}`, 400 - at)),
        ),
      ),
    );
    const sizes = sizeMapOf(packSizes(many));
    expect(sizes.length).toBe(30_301);
    const { parts } = placeBoxes(sizes, 0, { x: 0, y: 0, width: 200, height: 100 });
    expect(parts.length).toBeLessThan(20_300);
    expect(placeBoxes(sizes, 0, { x: 0, y: 0, width: 3_000, height: 3_000 }).parts.length).toBe(30_300);
  });
});
