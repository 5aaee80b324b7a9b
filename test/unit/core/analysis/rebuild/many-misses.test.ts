import { expect, test } from 'vitest';
import { explainRebuilds } from '../../../../../src/core/analysis/rebuild/rebuilt.ts';
import { snapshotOf } from '../../../../../src/core/analysis/rebuild/snapshot.ts';
import { manyMisses } from '../../../../support/many-misses.ts';

test('one edit below a thousand packages is one root, and every chain ends there', () => {
  const before = manyMisses(1_000, 'before', '2026-01-02T03:04:05.000Z');
  const after = manyMisses(1_000, 'after', '2026-01-02T04:05:06.000Z');
  const why = explainRebuilds(after, {
    earlier: [snapshotOf(before)],
    inputsOf: (id) => before.keyInputs[id] ?? after.keyInputs[id] ?? null,
  });
  expect(why.explained).toBe(1_000);
  expect(why.causes.map(({ importPath, rebuiltPackages }) => ({ importPath, rebuiltPackages }))).toEqual([
    { importPath: 'example.com/big/layer0/package0', rebuiltPackages: 1_000 },
  ]);
  expect(new Set(why.nodes.map((node) => node.chain.at(-1)))).toEqual(
    new Set(['example.com/big/layer0/package0']),
  );
});
