import { expect, test } from 'vitest';
import { printable } from '../../../../src/report/text/printable.ts';

test('text cannot control the terminal', () => {
  expect(printable('a\u001b[31mb\tc\nd\u0085e\u2028f\u202eg\u2069h 中文')).toBe('a [31mb c d e f g h 中文');
});
