// cspell:ignore Wextra
import { describe, expect, test } from 'vitest';
import { type ValueTexts, valueChange } from '../../../../src/core/messages/value-change.ts';

const TEXTS: ValueTexts = {
  none: 'none',
  withAndWithout: (added, removed) => `+${added} -${removed}`,
  reordered: 'reordered',
};
const FLAGS = '-O2 -g -fstack-protector-strong -Wall -Wextra -I/usr/local/include -fno-plt';
const STAMPS = '-X main.commit=0123456789abcdef0123456789abcdef -X main.date=2026-01-0';
const FOLDERS = '/usr/local/go/bin:/home/dev/go/bin:/home/dev/.local/bin:/usr/local/bin:/usr/bin:/bin';

describe('a changed value', () => {
  test.each([
    ['short values stay whole', null, '-N -l', 'none → -N -l'],
    ['a value that is gone', '-O1', '', '-O1 → none'],
    ['commits are shortened', 'a'.repeat(40), 'b'.repeat(40), `${'a'.repeat(12)} → ${'b'.repeat(12)}`],
    ['a flag added to a long list', FLAGS, `${FLAGS} -DX=1`, '+-DX=1 -'],
    ['a flag removed from a long list', `-DX=1 ${FLAGS}`, FLAGS, '+ --DX=1'],
    ['a flag with another value', `${FLAGS} -DX=1`, `${FLAGS} -DX=2`, '-DX=1 → -DX=2'],
    ['-X counts as often as it is there', `${STAMPS}1`, `${STAMPS}1 -X main.a=1`, '+-X main.a=1 -'],
    ['the end of a long -X list', `${STAMPS}1`, `${STAMPS}2`, 'main.date=2026-01-01 → main.date=2026-01-02'],
    ['quoted words are one', `${FLAGS} "-DX=a b"`, `${FLAGS} "-DX=a c"`, '"-DX=a b" → "-DX=a c"'],
    ['an entry added to PATH', FOLDERS, `/opt/cc/bin:${FOLDERS}`, '+/opt/cc/bin -'],
    ['another order', FOLDERS, FOLDERS.split(':').reverse().join(':'), 'reordered'],
    [
      'a folder of PATH on Windows',
      String.raw`C:\Program_Files\Go\bin;C:\Users\dev\go\bin`,
      String.raw`D:\gcc;C:\Program_Files\Go\bin;C:\Users\dev\go\bin`,
      String.raw`+D:\gcc -`,
    ],
    [
      'two long paths that differ in the middle',
      `/home/dev/${'a-long-folder/'.repeat(5)}one/internal/generated/package`,
      `/home/dev/${'a-long-folder/'.repeat(5)}two/internal/generated/package`,
      '…long-folder/one/internal/ge… → …long-folder/two/internal/ge…',
    ],
  ])('%s', (_, old, now, text) => expect(valueChange(old, now, TEXTS)).toBe(text));

  test('a long list whose entries all changed stays short, and its two sides differ', () => {
    const words = (mark: string): string => Array.from({ length: 40 }, (_, at) => `-D${mark}${at}`).join(' ');
    const lines: ValueTexts = { ...TEXTS, withAndWithout: (added, removed) => `${added}\n${removed}` };
    const sides = valueChange(words('long/way/A'), words('long/way/B'), lines).split('\n');
    expect(sides).toHaveLength(2);
    expect(new Set(sides).size).toBe(2);
    expect(Math.max(...sides.map((side) => side.length))).toBeLessThanOrEqual(62);
  });
});
