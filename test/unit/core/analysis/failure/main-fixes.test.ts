import { expect, test } from 'vitest';
import { fixesFor, suitsVerb } from '../../../../../src/core/analysis/failure/main-fixes.ts';
import type { MainFix, MainFixId } from '../../../../../src/core/analysis/main-package/fixes/kinds.ts';
import { shellText } from '../../../../../src/core/go/shell-text.ts';

const fix = (
  id: MainFixId,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): MainFix => ({
  id,
  kind: 'command',
  argv,
  env,
  names: [],
  directory: null,
});

const shown = (fixes: readonly MainFix[]) =>
  fixes.map((one) => (one.kind === 'command' ? shellText(one.argv, one.env, null, 'linux') : one.text));

test('a failed go test gets no go run', () => {
  const fixes = [
    fix('newer-go', ['go', 'run', './...'], { GOTOOLCHAIN: 'go1.27.0' }),
    fix('set-tags', ['go', 'run', '-tags', 'a,b', './...']),
    fix('run-main', ['go', 'run', './cmd/app']),
    fix('run-in-module', ['go', 'run', '-C', './m', '.']),
    fix('mod-tidy', ['go', 'mod', 'tidy']),
  ];
  expect(shown(fixesFor(fixes, ['go', 'test', '-tags=a', '-race', './...'], ['./...']))).toEqual([
    'GOTOOLCHAIN=go1.27.0 go test -tags=a -race ./...',
    'go test -tags=a,b -race ./...',
    'go test -C ./m .',
    'go mod tidy',
  ]);
});

test('a failed go run keeps its flags', () => {
  const fixes = [fix('ignore-vendor', ['go', 'run', '-mod=mod', '.']), fix('run-main', ['go', 'run', './a'])];
  expect(shown(fixesFor(fixes, ['go', 'run', '-race', '.'], ['.']))).toEqual([
    'go run -mod=mod -race .',
    'go run ./a',
  ]);
});

test('a library is a reason for go run alone', () => {
  expect(suitsVerb('library-package', 'run')).toBe(true);
  expect(suitsVerb('library-package', 'build')).toBe(false);
  expect(suitsVerb('import-cycle', 'test')).toBe(true);
});
