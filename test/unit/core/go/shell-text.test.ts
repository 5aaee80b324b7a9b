import { expect, test } from 'vitest';
import { shellText } from '../../../../src/core/go/shell-text.ts';

test('an empty word is quoted in either shell, and an empty variable needs no quotes', () => {
  const argv = ['go', 'run', '.', ''];
  expect(shellText(argv, { GOFLAGS: '' }, null, 'linux')).toBe("GOFLAGS= go run . ''");
  expect(shellText(argv, { GOFLAGS: '' }, null, 'win32')).toBe("$env:GOFLAGS=''; go run . ''");
});

test('words that a shell would split are quoted, and the directory is changed first', () => {
  const argv = ['go', 'run', './cmd/a b', "it's"];
  expect(shellText(argv, {}, 'my dir', 'linux')).toBe("cd 'my dir' && go run './cmd/a b' 'it'\\''s'");
  expect(shellText(argv, {}, 'my dir', 'win32')).toBe("cd 'my dir'; go run './cmd/a b' 'it''s'");
});
