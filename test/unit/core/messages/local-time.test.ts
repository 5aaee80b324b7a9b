import { expect, test } from 'vitest';
import { localTime } from '../../../../src/core/messages/local-time.ts';

test('a time is shown to the minute or to the second, in the zone of the reader', () => {
  const local = new Date(2026, 10, 3, 4, 5, 6);
  expect(localTime(local.toISOString(), 'minutes')).toBe('2026-11-03 04:05');
  expect(localTime(local.toISOString(), 'seconds')).toBe('2026-11-03 04:05:06');
});

test('a time that cannot be parsed is shown as it is', () => {
  expect(localTime('yesterday', 'minutes')).toBe('yesterday');
});
