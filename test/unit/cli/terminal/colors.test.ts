import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { colorsFor } from '../../../../src/cli/terminal/colors.ts';

const terminal = Object.assign(new PassThrough(), { isTTY: true });
const pipe = new PassThrough();
const isColored = (screen: typeof pipe, env: Record<string, string>) =>
  colorsFor(screen, env).fault('text') !== 'text';

test('a terminal gets colors, whatever our own standard output is', () => {
  const { strong, fault } = colorsFor(terminal, {});
  expect(strong('text')).toBe('\u001b[1mtext\u001b[22m');
  expect(fault('text')).toBe('\u001b[31mtext\u001b[39m');
  expect(fault('')).toBe('');
});

test.each([
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, true],
  [{ TERM: 'dumb' }, false],
  [{ TERM: 'xterm' }, true],
])('with %j in the environment of a terminal, colors are %s', (env, expected) => {
  expect(isColored(terminal, env)).toBe(expected);
});

test('what is not a terminal gets no colors, also with FORCE_COLOR', () => {
  expect(isColored(pipe, {})).toBe(false);
  expect(isColored(pipe, { FORCE_COLOR: '1' })).toBe(false);
});
