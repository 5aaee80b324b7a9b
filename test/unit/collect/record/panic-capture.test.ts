import { expect, test } from 'vitest';
import { PanicCapture } from '../../../../src/collect/record/panic-capture.ts';

function captured(text: string, pieceSize: number): string {
  const capture = new PanicCapture();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceSize) capture.push(bytes.subarray(at, at + pieceSize));
  return capture.text;
}

test('what a program prints before it crashes is forgotten', () => {
  const crash = 'panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n';
  expect(captured(`listening\nnot a panic: yet\n${crash}`, 4096)).toBe(crash);
  expect(captured('all is well\n', 4096)).toBe('');
});

test('no more than a bounded part is kept', () => {
  expect(captured(`panic: boom\n${'x'.repeat(1_000_000)}`, 4096).length).toBe(64 * 1024);
});
