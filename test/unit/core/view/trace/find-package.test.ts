import { expect, test } from 'vitest';
import { rowLabelEnglish } from '../../../../../src/core/messages/en/row-label.ts';
import { packagesNamed, stepsOf } from '../../../../../src/core/view/trace/find-package.ts';
import { nameRows } from '../../../../../src/core/view/trace/rows.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const rows = nameRows(
  traceFromSketch(`
    example.com/app/lib        miss
    example.com/other/lib      hit
    example.com/glow/v2        miss
    link:example.com/glow/v2   miss needs example.com/glow/v2
  `),
);
const named = (word: string) => packagesNamed(rows, word, { rowLabel: rowLabelEnglish });

test.each([
  ['example.com/app/lib', ['example.com/app/lib']],
  ['./app/lib/', ['example.com/app/lib']],
  ['glow', ['example.com/glow/v2']],
  ['lib', ['example.com/app/lib', 'example.com/other/lib']],
  ['ib', []],
])('%s refers to %j', (word, expected) => {
  expect(named(word)).toEqual(expected);
});

test('the steps of a program are its package and its link', () => {
  expect(stepsOf(rows, 'example.com/glow/v2').map(({ kind }) => kind)).toEqual(['package', 'link']);
});
