import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { HeldOutput } from '../../../../src/collect/record/held-output.ts';

test('output that arrives before the reader is passed on in order, with its times', async () => {
  const source = new PassThrough();
  let ms = 0;
  const output = new HeldOutput(source, () => ++ms);
  source.write('a');
  await setImmediate();
  source.write('b');
  await setImmediate();
  const read: string[] = [];
  output.read((chunk, atMs) => read.push(`${chunk} at ${atMs}`));
  source.end('c');
  await output.closed;
  expect(read).toEqual(['a at 1', 'b at 2', 'c at 3']);
});
