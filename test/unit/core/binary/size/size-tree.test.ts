import { expect, test } from 'vitest';
import { foldSizes } from '../../../../../src/core/binary/size/fold-sizes.ts';
import { packSizes, unpackSizes } from '../../../../../src/core/binary/size/pack-sizes.ts';
import type { SizeNode } from '../../../../../src/core/binary/size/size-tree.ts';

const leaf = (name: string, bytes: number): SizeNode => ({
  name,
  kind: 'function',
  group: 'std',
  bytes,
  children: [],
  count: 1,
});

const branch = (name: string, children: readonly SizeNode[]): SizeNode => ({
  name,
  kind: 'package',
  group: 'std',
  bytes: children.reduce((sum, { bytes }) => sum + bytes, 0),
  children,
  count: 1,
});

const TREE = branch('root', [
  branch('fmt', [leaf('Printf', 500), leaf('a', 3), leaf('b', 2), leaf('c', 1)]),
  branch('errors', [leaf('New', 20), leaf('Is', 10)]),
]);

test('a packed tree is the same tree again', () => {
  expect(unpackSizes(JSON.parse(JSON.stringify(packSizes(TREE))))).toEqual(TREE);
});

test('columns that describe no tree are refused', () => {
  const packed = packSizes(TREE);
  expect(unpackSizes({ ...packed, depths: [0, 2, ...packed.depths.slice(2)] })).toBeNull();
  expect(unpackSizes({ ...packed, names: [], depths: [] })).toBeNull();
});

test('folding joins the smallest nodes under their parent and keeps all sums', () => {
  expect(foldSizes(TREE, 5)).toEqual({
    ...TREE,
    children: [
      {
        ...branch('fmt', [leaf('Printf', 500)]),
        bytes: 506,
        children: [
          leaf('Printf', 500),
          { name: '', kind: 'rest', group: 'std', bytes: 6, children: [], count: 3 },
        ],
      },
      {
        ...branch('errors', [leaf('New', 20)]),
        bytes: 30,
        children: [leaf('New', 20), leaf('Is', 10)],
      },
    ],
  });
  expect(foldSizes(TREE, 100)).toBe(TREE);
});
