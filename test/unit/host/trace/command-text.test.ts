import { expect, test } from 'vitest';
import { commandText, composeArgv, readCommandText } from '../../../../src/host/trace/command-text.ts';

const APP = ['go', 'run', './cmd/app'];

test('flags come before the target, those of the settings first, and arguments after it', () => {
  const additions = { flags: ['-race'], args: ['--port', '80'] };
  expect(composeArgv(APP, ['-tags', 'dev'], additions)).toEqual(
    'go run -tags dev -race ./cmd/app --port 80'.split(' '),
  );
});

test('a -C stays in front of everything, where go expects it', () => {
  expect(composeArgv(['go', 'run', '-C', 'mod', './x'], ['-v'], { flags: ['-race'], args: [] })).toEqual(
    'go run -C mod -v -race ./x'.split(' '),
  );
});

test('the additions of the user are parsed from the edited text', () => {
  const additions = { flags: ['-ldflags', '-s -w'], args: ['', "it's", '-x'] };
  const text = commandText(APP, additions, false);
  expect(text).toBe(`go run -ldflags '-s -w' ./cmd/app '' "it's" -x`);
  expect(readCommandText(text, APP, false)).toEqual({ additions });
});

test('the target belongs to the command, also when an argument reads the same', () => {
  expect(readCommandText('go run ./cmd/app ./cmd/app', APP, false)).toEqual({
    additions: { flags: [], args: ['./cmd/app'] },
  });
});

test('a command of another verb, without its target, or with an open quote is refused', () => {
  expect(readCommandText('go env ./cmd/app', APP, false)).toEqual({ problem: 'target', expected: 'go run' });
  expect(readCommandText('go run ./other', APP, false)).toEqual({ problem: 'target', expected: './cmd/app' });
  expect(readCommandText('rm -rf ./cmd/app', APP, false)).toEqual({ problem: 'target', expected: 'go run' });
  expect(readCommandText('go run ./cmd/app "x', APP, false)).toEqual({ problem: 'quote', quote: '"' });
});
