import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayShowLiveLine, openLiveLine } from '../../../../src/cli/terminal/live-line.ts';
import { runningText } from '../../../../src/cli/terminal/watch-live.ts';
import { cutFrontToWidth, cutToWidth, textWidth } from '../../../../src/report/text/text-width.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';
import { screenLines } from '../../../support/terminal-screen.ts';

/** The visible text: the last state of each line, as a terminal shows it. */
function screenOf(columns = 40) {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns });
  const seen = () => screenLines(String(stream.read() ?? ''));
  return { stream, seen };
}

test('a shorter text leaves nothing of the longer one', () => {
  const { stream, seen } = screenOf();
  const line = openLiveLine(stream);
  line.show(() => 'compiled 12 · now net/http 1.2 s');
  line.show(() => 'compiled 13');
  expect(seen()).toEqual(['compiled 13']);
});

test('other output appears as if there were no live line', () => {
  const { stream, seen } = screenOf();
  const line = openLiveLine(stream);
  const write = (text: string) => {
    line.stepAside(Buffer.from(text));
    stream.write(text);
  };
  line.show(() => 'compiled 1');
  write('# example.com/a\na.go:1:1: oh');
  line.show(() => 'compiled 2');
  write(' no\n');
  line.show(() => 'compiled 3');
  line.end();
  line.show(() => 'compiled 4');
  write('the end');
  expect(seen()).toEqual(['# example.com/a', 'a.go:1:1: oh no', 'the end']);
});

test('the line never reaches the last column, also with wide characters', () => {
  const { stream, seen } = screenOf(20);
  openLiveLine(stream).show(() => 'compiled 12 · now 世界/包/名字 1.2 s');
  const [line = ''] = seen();
  expect(line).toBe('compiled 12 · now …');
  expect(textWidth(line)).toBe(19);
});

test('control characters in a package name cannot move the cursor', () => {
  const { stream, seen } = screenOf();
  openLiveLine(stream).show(() => 'now a\u001b[2J\nb');
  expect(seen()).toEqual(['now a [2J b']);
});

test('a live line needs a terminal that can erase, and no CI', () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  expect(mayShowLiveLine(terminal, { TERM: 'xterm' })).toBe(true);
  expect(mayShowLiveLine(terminal, { TERM: 'dumb' })).toBe(false);
  expect(mayShowLiveLine(terminal, { CI: 'true' })).toBe(false);
  expect(mayShowLiveLine(new PassThrough(), {})).toBe(false);
});

test('text widths are those of a terminal', () => {
  expect(textWidth('abc')).toBe(3);
  expect(textWidth('世界')).toBe(4);
  expect(textWidth('e\u0301')).toBe(1);
  expect(textWidth('🚀')).toBe(2);
  expect(cutToWidth('世界世界', 5)).toBe('世界…');
  expect(cutToWidth('abc', 3)).toBe('abc');
  expect(cutToWidth('abc', 0)).toBe('');
});

describe('of a long path, the end stays, which tells most', () => {
  const shown = (name: string, columns: number): string =>
    runningText(
      { compiled: 12, now: { label: { kind: 'package', name }, ms: 1200 } },
      columns,
      allMessagesFor('en'),
    );
  test.each([
    [
      'golang.org/x/tools/internal/typesinternal',
      79,
      'compiled 12 · now golang.org/x/tools/internal/typesinternal 1.2 s',
    ],
    ['golang.org/x/tools/internal/typesinternal', 48, 'compiled 12 · now …/internal/typesinternal 1.2 s'],
    ['golang.org/x/tools/internal/typesinternal', 40, 'compiled 12 · now …/typesinternal 1.2 s'],
    ['golang.org/x/tools/internal/typesinternal', 33, 'compiled 12 · now …internal 1.2 s'],
    ['例子.com/工具/内部/类型', 40, 'compiled 12 · now …/工具/内部/类型 1.2 s'],
    ['例子.com/工具/内部/类型', 32, 'compiled 12 · now …/类型 1.2 s'],
    ['fmt', 30, 'compiled 12 · now fmt 1.2 s'],
  ])('%s in %i columns: %s', (name, columns, text) => {
    expect(shown(name, columns)).toBe(text);
    expect(textWidth(shown(name, columns))).toBeLessThanOrEqual(columns);
  });

  test('in any width, what is cut is the front, and no column is exceeded', () => {
    const names = fc.string({
      unit: fc.constantFrom('a', '/', '世', 'e\u0301', '😀'),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 70 }), (name, columns) => {
        const cut = cutFrontToWidth(name, columns);
        expect(textWidth(cut)).toBeLessThanOrEqual(columns);
        expect(cut === name || (cut.startsWith('…') && name.endsWith(cut.slice(1)))).toBe(true);
      }),
    );
  });
});
