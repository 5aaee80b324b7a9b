import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWords, shownCommand, splitWords } from '../../../../src/core/go/shell-words.ts';

test.each([
  ['', []],
  ['  a  b\tc ', ['a', 'b', 'c']],
  ['--name "Ann Lee" x', ['--name', 'Ann Lee', 'x']],
  ["-ldflags='-s -w'", ['-ldflags=-s -w']],
  ['""', ['']],
  ['a\\ b', ['a b']],
  ['"say \\"hi\\""', ['say "hi"']],
  ["'\\'", ['\\']],
  ['$HOME `id` $(id) ; rm * > x', ['$HOME', '`id`', '$(id)', ';', 'rm', '*', '>', 'x']],
])('%s is split as a user expects, and nothing is expanded', (text, words) => {
  expect(splitWords(text, false)).toEqual({ words, open: null });
});

test('paths of Windows keep their backslashes', () => {
  expect(splitWords('C:\\dir\\x \\\\srv\\a "C:\\Program Files\\x" \\"q\\"', true).words).toEqual([
    'C:\\dir\\x',
    '\\\\srv\\a',
    'C:\\Program Files\\x',
    '"q"',
  ]);
});

test('a command is shown with separable words, and otherwise as typed', () => {
  expect(shownCommand(['go', 'build', '-ldflags', '-s -w', '-o', 'C:\\out', ''])).toBe(
    "go build -ldflags '-s -w' -o C:\\out ''",
  );
});

test('a quote that is not closed is reported', () => {
  expect(splitWords('a "b c', false)).toEqual({ words: ['a', 'b c'], open: '"' });
  expect(splitWords("it's", false).open).toBe("'");
});

test.each([false, true])('joined words are split into the same words again (Windows: %s)', (windows) => {
  const letter = fc.constantFrom('a', ' ', '"', "'", '\\', '\n', 'é', '-');
  const word = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      expect(splitWords(joinWords(words, windows), windows)).toEqual({ words, open: null });
    }),
    { numRuns: 2_000 },
  );
});
