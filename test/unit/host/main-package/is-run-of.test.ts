import { expect, test } from 'vitest';
import type { MainEntry } from '../../../../src/core/analysis/main-package/answer.ts';
import { isRunOf } from '../../../../src/host/main-package/is-run-of.ts';

const entry = {
  absolute: '/home/me/app/cmd/tool',
  importPath: 'example.com/app/cmd/tool',
  kind: 'package',
  mainAt: { absolute: '/home/me/app/cmd/tool/main.go' },
} as unknown as MainEntry;

test.each([
  ['go run ./cmd/tool', '/home/me/app', true],
  ['go run -race ./cmd/tool --flag', '/home/me/app', true],
  ['go build example.com/app/cmd/tool', '/elsewhere', true],
  ['go run cmd/tool/main.go', '/home/me/app', true],
  ['go run .', '/home/me/app/cmd/tool', true],
  // The recorded directory is the one after -C.
  ['go run -C cmd/tool .', '/home/me/app/cmd/tool', true],
  ['go run .', '/home/me/app', false],
  ['go test ./cmd/tool', '/home/me/app', false],
  ['go build ./cmd/tool ./cmd/other', '/home/me/app', false],
])('%s in %s is about the program: %s', (command, directory, expected) => {
  expect(isRunOf(entry, { argv: command.split(' ') }, directory)).toBe(expected);
});
