import { expect, test, vi } from 'vitest';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import type { Run, RunRecord } from '../../../src/host/run.ts';

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => {};
    fire = () => {};
  },
}));

// The files of a worker share modules, and those loaded before have another file's editor.
vi.resetModules();
const { Runs } = await import('../../../src/host/runs.ts');

const command = {
  argv: ['go', 'build'],
  directory: '/w',
  go: null,
  target: null,
  recordedId: null,
  cancelled: false,
  cancel: () => {},
};

const picture = (rows: number) => ({ rows: Array.from({ length: rows }) }) as unknown as TraceView;

function run(id: string, rows: number, record: RunRecord = { kind: 'history', id: `kept-${id}` }): Run {
  return { ...command, id, state: 'done', view: picture(rows), record };
}

function after(runs: readonly Run[], count: number, rows: number) {
  const all = new Runs();
  for (const one of runs) all.put(one);
  all.forgetAllBut(count, rows);
  return all;
}

const ids = (all: { readonly all: readonly Run[] }) => all.all.map(({ id }) => id);

test('only the newest ended runs are kept', () => {
  const all = after([run('a', 1), run('b', 1), run('c', 1)], 2, 100);
  expect(ids(all)).toEqual(['b', 'c']);
  expect(all.historyIdOf('a')).toBe('kept-a');
});

test('fewer runs of big builds are kept, because the history has them', () => {
  const all = after([run('a', 3), run('b', 60), run('c', 60)], 20, 100);
  expect(ids(all)).toEqual(['c']);
  expect(all.historyIdOf('b')).toBe('kept-b');
});

test('runs without a saved trace stay, and so do the newest and running ones', () => {
  const running: Run = { ...command, id: 'a', state: 'running', view: picture(500) };
  const unkept = run('b', 500, { kind: 'awaited' });
  const all = after([running, unkept, run('c', 500), run('d', 500)], 20, 100);
  expect(ids(all)).toEqual(['a', 'b', 'd']);
});
