import { expect, test } from 'vitest';
import { followProgress } from '../../../../src/cli/terminal/live-progress.ts';
import type { XEvent } from '../../../../src/core/events/events.ts';

const command = (
  tool: 'compile' | 'buildid' | 'link',
  objdir: string,
  importPath: string | null,
  atMs: number,
) => {
  const event: XEvent = {
    type: 'command',
    tool,
    objdir,
    importPath,
    atMs,
    text: '',
    actionID: null,
    goVersion: null,
    stamped: null,
  };
  return { type: 'x', event } as const;
};

test('a package counts as compiled when go stamps it, and the longest-running one is named', () => {
  const progress = followProgress(false);
  expect(progress.at(0)).toBeNull();
  progress.take(command('compile', 'b002', 'net/http', 100));
  progress.take(command('compile', 'b003', 'fmt', 300));
  expect(progress.at(1300)).toEqual({
    compiled: 0,
    now: { label: { kind: 'package', name: 'net/http' }, ms: 1200 },
  });
  progress.take(command('buildid', 'b002', null, 1400));
  expect(progress.at(1500)).toEqual({
    compiled: 1,
    now: { label: { kind: 'package', name: 'fmt' }, ms: 1200 },
  });
  progress.take(command('buildid', 'b003', null, 1600));
  progress.take(command('link', 'b001', null, 1700));
  expect(progress.at(1800)).toEqual({ compiled: 2, now: { label: { kind: 'link', name: null }, ms: 100 } });
  progress.take(command('buildid', 'b001', null, 1900));
  expect(progress.at(2000)).toEqual({ compiled: 2, now: null });
});

test('there is no progress after the exec line', () => {
  const progress = followProgress(false);
  progress.take(command('compile', 'b002', 'fmt', 0));
  progress.take({ type: 'x', event: { type: 'exec', atMs: 5, path: '/tmp/app', fromCache: false } });
  expect(progress.at(10)).toBeNull();
});

test('progress of a command that starts a program is over when the linker starts', () => {
  const progress = followProgress(true);
  progress.take(command('compile', 'b001', 'main', 0));
  expect(progress.at(10)).not.toBeNull();
  progress.take(command('link', 'b001', null, 20));
  expect(progress).toMatchObject({ isOver: true });
  expect(progress.at(30)).toBeNull();
});

test('while nothing runs, a command that starts a program has no progress', () => {
  const progress = followProgress(true);
  progress.take(command('compile', 'b002', 'fmt', 0));
  progress.take(command('buildid', 'b002', null, 10));
  expect(progress.at(20)).toBeNull();
  expect(progress).toMatchObject({ isOver: false });
  progress.take(command('compile', 'b001', 'main', 30));
  expect(progress.at(40)).toMatchObject({ compiled: 1 });
});
