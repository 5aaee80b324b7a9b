import { expect, test } from 'vitest';
import type { GraphAction } from '../../../../src/core/events/events.ts';
import { spanFinder } from '../../../../src/core/trace/span-finder.ts';

const action = (id: number, mode: string, name: string, deps: readonly number[] = []): GraphAction => ({
  id,
  mode,
  package: name,
  deps,
  objdir: `/tmp/go-build1/b00${id}/`,
  target: null,
  priority: null,
  built: null,
  needBuild: true,
  actionID: null,
  buildID: null,
  timeReady: null,
  timeStart: null,
  timeDone: null,
  commands: [],
  realMs: null,
  userMs: null,
  sysMs: null,
  extra: null,
});

/** `go test` of a package that is built with its tests, and alone for a program. */
const plan = [
  action(0, 'go test', '', [1]),
  action(1, 'link', 'ex.com/a.test', [2, 3]),
  action(2, 'build', 'ex.com/a.test', [3]),
  action(3, 'build', 'ex.com/a', [5]),
  action(4, 'build', 'ex.com/a', [5]),
  action(5, 'build', 'fmt'),
  action(6, 'build check cache', 'ex.com/b'),
  action(7, 'link', 'ex.com/m', [8, 4]),
  action(8, 'build', 'ex.com/m', [4]),
];
const idOf = (name: string) => spanFinder(plan)(name)?.id ?? null;

test('an action is found by its mode and package', () => {
  expect(idOf('build fmt')).toBe(5);
  expect(idOf('go test')).toBe(0);
  expect(idOf('build check cache ex.com/b')).toBe(6);
  expect(idOf('vet fmt')).toBeNull();
});

test('a package that is built twice is not mistaken for its test variant', () => {
  expect(idOf('build ex.com/a [ex.com/a.test]')).toBe(3);
  expect(idOf('build ex.com/a')).toBe(4);
});

test('the only variant of a package is found by its plain name', () => {
  expect(idOf('build check cache ex.com/b [ex.com/b.test]')).toBe(6);
});

test('before 1.23, the only action without a package has no name; of several, none is meant', () => {
  expect(idOf('')).toBe(0);
  expect(spanFinder([...plan, action(9, 'nop', '')])('')?.id).toBe(0);
  const several = [...plan, action(9, 'preprocess PGO profile', '')];
  expect(spanFinder(several)('')).toBeNull();
});
