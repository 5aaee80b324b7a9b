// cspell:ignore qiet
import { expect, test } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { refusalOf } from '../../support/spoken-error.ts';

const options = [{ name: 'out', value: 'FILE' }, { name: 'quiet' }, { name: 'no-history' }];
const parse = (...words: string[]) => {
  const { switches, values, operands } = parseArguments(words, { options });
  return { switches: [...switches], values: Object.fromEntries(values), operands };
};
const parseTrace = (...words: string[]) => {
  const { switches, values, operands } = parseArguments(words, { options, stopAtOperand: true });
  return { switches: [...switches], values: Object.fromEntries(values), operands };
};

test('switches, values in both forms and operands come in any order', () => {
  expect(parse('a', '--quiet', '--out', 'x', 'b')).toEqual({
    switches: ['quiet'],
    values: { out: 'x' },
    operands: ['a', 'b'],
  });
  expect(parse('--out=a=b.json')).toEqual({ switches: [], values: { out: 'a=b.json' }, operands: [] });
  expect(parse('--h').switches).toEqual(['help']);
  expect(parse('-h', '-')).toEqual({ switches: ['help'], values: {}, operands: ['-'] });
  expect(parse('--', '--quiet')).toEqual({ switches: [], values: {}, operands: ['--quiet'] });
});

test('everything from the go command on is left as it was typed', () => {
  expect(parseTrace('--quiet', 'go', 'run', '--', '--out', '--help', '-x')).toEqual({
    switches: ['quiet'],
    values: {},
    operands: ['go', 'run', '--', '--out', '--help', '-x'],
  });
});

test.each([
  [['--qiet'], 'There is no option --qiet; did you mean --quiet?'],
  [['-out', 'x'], 'There is no option -out; did you mean --out?'],
  [['-q'], 'There is no option -q here; --help lists them.'],
  [['--race'], 'There is no option --race here; --help lists them.'],
  [['--quiet=yes'], '--quiet takes no value.'],
  [['--quiet='], '--quiet takes no value.'],
  [['-h=yes'], '--help takes no value.'],
  [['-hq'], 'There is no option -hq here; --help lists them.'],
  [['--out'], '--out needs a value: --out FILE.'],
  [['--out='], '--out needs a value: --out FILE.'],
  [['--out', '--quiet'], '--out needs a value: --out FILE.'],
  [['--out', 'a', '--out', 'b'], '--out is given twice; give it once.'],
  [['--__proto__'], 'There is no option --__proto__ here; --help lists them.'],
])('%j is refused with one sentence', (words, sentence) => {
  expect(refusalOf(() => parse(...words))).toBe(sentence);
});

test('a flag of go stays among the operands, with its value', () => {
  const { operands, values } = parseArguments(['-tags', 'a', '-o=x', '--out', 'y', '-C', 'dir', './...'], {
    options,
    goFlags: true,
  });
  expect(operands).toEqual(['-tags', 'a', '-o=x', '-C', 'dir', './...']);
  expect([...values]).toEqual([['out', 'y']]);
});
