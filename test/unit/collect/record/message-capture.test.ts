import { expect, test } from 'vitest';
import { MessageCapture } from '../../../../src/collect/record/message-capture.ts';
import { CUT_LINE, parseDiagnostics } from '../../../../src/core/events/diagnostics.ts';

const MB = 1024 * 1024;
/** Lines of 64 bytes each, so that counting lines counts bytes. */
const line = (number: number) => `${String(number).padStart(63)}\n`;
const LINES_A_MB = MB / 64;

test('messages of an ordinary build are kept as they arrived, wherever they were cut', () => {
  const capture = new MessageCapture();
  for (const piece of ['# ex.com/m\n./a.go:1:', '1: no\n', '', 'exit status 1'])
    capture.push(Buffer.from(piece));
  expect(capture.text).toBe('# ex.com/m\n./a.go:1:1: no\nexit status 1');
  expect(capture.cut).toBe(null);
});

test('a message with multi-byte characters is complete even if one of them was cut', () => {
  const capture = new MessageCapture();
  for (const byte of Buffer.from('größe 大小\n')) capture.push(Uint8Array.of(byte));
  expect(capture.text).toBe('größe 大小\n');
});

test('the beginning and the end of a flood are kept, in whole lines, with its size', () => {
  const capture = new MessageCapture();
  const count = 40 * LINES_A_MB;
  for (let number = 0; number < count; number += 100)
    capture.push(Buffer.from(Array.from({ length: 100 }, (_, next) => line(number + next)).join('')));
  const numbers = capture.text
    .split('\n')
    .slice(0, -1)
    .filter((text) => text !== CUT_LINE)
    .map(Number);
  expect(numbers[0]).toBe(0);
  expect(numbers.at(-1)).toBe(Math.ceil(count / 100) * 100 - 1);
  expect(numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))).toBe(true);
  expect(capture.text.length).toBeLessThanOrEqual(5 * MB);
  expect(capture.text.length).toBeGreaterThan(5 * MB - 200);
  expect(capture.cut).toEqual({ keptBytes: 5 * MB, allBytes: Math.ceil(count / 100) * 6400 });
});

test('text that just fits is kept completely', () => {
  const capture = new MessageCapture();
  const text = line(1).repeat(5 * LINES_A_MB);
  capture.push(Buffer.from(text));
  expect(capture.cut).toBe(null);
  expect(capture.text === text).toBe(true);
  capture.push(Buffer.from('x'));
  expect(capture.cut).toEqual({ keptBytes: 5 * MB, allBytes: 5 * MB + 1 });
});

test('messages after a cut are not attributed to the package before it', () => {
  const capture = new MessageCapture();
  capture.push(Buffer.from('# ex.com/a\n./a/a.go:1:1: first\n'));
  for (let number = 0; number < 10 * LINES_A_MB; number++)
    capture.push(Buffer.from(`  ${'more'.repeat(15)}.\n`));
  capture.push(Buffer.from('# ex.com/b\n'));
  for (let number = 0; number < 2 * LINES_A_MB; number++)
    capture.push(Buffer.from(`  ${'more'.repeat(15)}.\n`));
  capture.push(Buffer.from('./b/b.s:1:1: last\n# ex.com/c\n./c/c.go:1:1: known\n'));
  const found = parseDiagnostics(capture.text).filter(({ file }) => file !== null);
  expect(found.map(({ package: name, file }) => [name, file])).toEqual([
    ['ex.com/a', './a/a.go'],
    [null, './b/b.s'],
    ['ex.com/c', './c/c.go'],
  ]);
});
