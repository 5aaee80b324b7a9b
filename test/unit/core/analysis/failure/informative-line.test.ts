// cspell:ignore printn
import { expect, test } from 'vitest';
import { informativeLine } from '../../../../../src/core/analysis/failure/informative-line.ts';

test.each([
  [
    'go: downloading example.com/a v1.0.0\nmain.go:3:8: no required module provides package example.com/b',
    'main.go:3:8: no required module provides package example.com/b',
  ],
  [
    'package example.com/app\n\timports example.com/app/a\n\timports example.com/app/a: import cycle not allowed\n',
    'imports example.com/app/a: import cycle not allowed',
  ],
  [
    'go: errors parsing go.mod:\ngo.mod:5: unknown directive: requires',
    'go: errors parsing go.mod: go.mod:5: unknown directive: requires',
  ],
  ['# example.com/app\n./main.go:3:15: undefined: printn', './main.go:3:15: undefined: printn'],
  ['FAIL\texample.com/app [setup failed]\nFAIL', ''],
  ['', ''],
])('of %j', (text, line) => {
  expect(informativeLine(text)).toBe(line);
});
