import { expect, test } from 'vitest';
import { readTypedCommand, typedCommandText } from '../../../../src/host/compare/typed-command.ts';

test('variables before the command are its environment, and anything after it belongs to go', () => {
  expect(readTypedCommand("CGO_ENABLED=0 'GOFLAGS=-race -v' go run . A=B", false)).toEqual({
    env: { CGO_ENABLED: '0', GOFLAGS: '-race -v' },
    argv: ['go', 'run', '.', 'A=B'],
    open: null,
  });
  expect(readTypedCommand('go build -ldflags=-s .', false)).toEqual({
    env: {},
    argv: ['go', 'build', '-ldflags=-s', '.'],
    open: null,
  });
});

test('an empty value and one with an equals sign are kept, and variables alone are no command', () => {
  const { env, argv } = readTypedCommand('GOFLAGS= GODEBUG=gocachehash=1', false);
  expect({ env, argv }).toEqual({ env: { GOFLAGS: '', GODEBUG: 'gocachehash=1' }, argv: [] });
});

test('a quote that is not closed is reported', () => {
  expect(readTypedCommand("CGO_ENABLED=0 go build 'x", false).open).toBe("'");
});

test.each([false, true])('the text of a command reads as the same command (Windows: %s)', (windows) => {
  const command = {
    env: { GOOS: 'plan9', CC: 'C:\\Program Files\\gcc.exe', GOFLAGS: '' },
    argv: ['go', 'build', '-ldflags=-s -w', './cmd/app', ''],
  };
  expect(readTypedCommand(typedCommandText(command, windows), windows)).toEqual({ ...command, open: null });
});
