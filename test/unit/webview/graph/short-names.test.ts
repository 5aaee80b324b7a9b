import { expect, test } from 'vitest';
import { shortNames } from '../../../../webview/graph/short-names.ts';

const shortened = (names: readonly string[]) => names.map(shortNames(names));

test('the directory that most names begin with is left out', () => {
  expect(shortened(['internal/cache', 'internal/lsp/protocol', 'internal/util', 'main', 'link'])).toEqual([
    'cache',
    'lsp/protocol',
    'util',
    'main',
    'link',
  ]);
});

test('without modules, the whole path that most names share is left out', () => {
  const names = ['cache', 'cache/parsego', 'golang', 'protocol'].map(
    (name) => `golang.org/x/tools/internal/${name}`,
  );
  expect(shortened([...names, 'link'])).toEqual(['cache', 'cache/parsego', 'golang', 'protocol', 'link']);
});

test('names of several modules stay complete', () => {
  const names = ['golang.org/x/tools/a', 'golang.org/x/mod/b', 'golang.org/x/sys/c', 'github.com/a/b/d'];
  expect(shortened(names)).toEqual(names);
});

test('nothing is left out if two names would become equal', () => {
  const names = ['internal/a', 'internal/b', 'internal/c', 'a'];
  expect(shortened(names)).toEqual(names);
});

test('two names are too few to leave anything out', () => {
  expect(shortened(['internal/a', 'internal/b'])).toEqual(['internal/a', 'internal/b']);
});
