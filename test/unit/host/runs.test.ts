import { expect, test, vi } from 'vitest';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import type { Run } from '../../../src/host/runs.ts';

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => {};
    fire = () => {};
  },
}));

const { Runs } = await import('../../../src/host/runs.ts');

function run(id: string, rows: number, more: Partial<Run> = {}): Run {
  const view = { rows: Array.from({ length: rows }) } as unknown as TraceView;
  return {
    id,
    argv: ['go', 'build'],
    directory: '/w',
    state: 'done',
    view,
    historyId: `kept-${id}`,
    cancel: () => {},
    ...more,
  };
}

function after(runs: readonly Run[], count: number, rows: number) {
  const all = new Runs();
  for (const one of runs) all.put(one);
  all.forgetAllBut(count, rows);
  return all;
}

const ids = (all: { readonly all: readonly Run[] }) => all.all.map(({ id }) => id);

test('so many ended runs are kept, the newest', () => {
  const all = after([run('a', 1), run('b', 1), run('c', 1)], 2, 100);
  expect(ids(all)).toEqual(['b', 'c']);
  expect(all.historyIdOf('a')).toBe('kept-a');
});

test('of big builds fewer are kept: the history has them', () => {
  const all = after([run('a', 3), run('b', 60), run('c', 60)], 20, 100);
  expect(ids(all)).toEqual(['c']);
  expect(all.historyIdOf('b')).toBe('kept-b');
});

test('what nobody else has stays, and so do the newest and what runs', () => {
  const running = run('a', 500, { state: 'running', historyId: null });
  const unkept = run('b', 500, { historyId: null });
  const all = after([running, unkept, run('c', 500), run('d', 500)], 20, 100);
  expect(ids(all)).toEqual(['a', 'b', 'd']);
});
