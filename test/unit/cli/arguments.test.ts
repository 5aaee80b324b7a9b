// cspell:ignore qiet
import { expect, test } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { refusalOf } from '../../support/spoken-error.ts';

const options = [{ name: 'out', value: 'FILE' }, { name: 'quiet' }, { name: 'no-history' }];
const parse = (...args: string[]) => {
  const { switches, values, operands } = parseArguments(args, { options });
  return { switches: [...switches], values: Object.fromEntries(values), operands };
};
const parseTrace = (...args: string[]) => {
  const { switches, values, operands } = parseArguments(args, { options, stopAtOperand: true });
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

test('everything from the go command on stays as typed', () => {
  expect(parseTrace('--quiet', 'go', 'run', '--', '--out', '--help', '-x')).toEqual({
    switches: ['quiet'],
    values: {},
    operands: ['go', 'run', '--', '--out', '--help', '-x'],
  });
});

test.each([
  [['--qiet'], 'Unknown option --qiet; did you mean --quiet?'],
  [['-out', 'x'], 'Unknown option -out; did you mean --out?'],
  [['-q'], 'Unknown option -q; use --help for a list.'],
  [['--race'], 'Unknown option --race; use --help for a list.'],
  [['--quiet=yes'], '--quiet does not take a value.'],
  [['--quiet='], '--quiet does not take a value.'],
  [['-h=yes'], '--help does not take a value.'],
  [['-hq'], 'Unknown option -hq; use --help for a list.'],
  [['--out'], '--out needs a value: --out FILE'],
  [['--out='], '--out needs a value: --out FILE'],
  [['--out', '--quiet'], '--out needs a value: --out FILE'],
  [['--out', 'a', '--out', 'b'], '--out is given more than once; give it once.'],
  [['--__proto__'], 'Unknown option --__proto__; use --help for a list.'],
])('%j is rejected with one sentence', (args, sentence) => {
  expect(refusalOf(() => parse(...args))).toBe(sentence);
});

test('a flag of go stays among the operands, with its value', () => {
  const { operands, values } = parseArguments(['-tags', 'a', '-o=x', '--out', 'y', '-C', 'dir', './...'], {
    options,
    goFlags: true,
  });
  expect(operands).toEqual(['-tags', 'a', '-o=x', '-C', 'dir', './...']);
  expect([...values]).toEqual([['out', 'y']]);
});
