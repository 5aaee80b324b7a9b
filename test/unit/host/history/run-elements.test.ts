import { expect, test } from 'vitest';
import { runElements } from '../../../../src/host/history/run-elements.ts';
import type { Run, RunRecord } from '../../../../src/host/run.ts';
import type { HistoryEntry } from '../../../../src/store/history-entry.ts';

const entry = (id: string, directory: string): HistoryEntry => ({
  id,
  directory,
  sizeBytes: 1,
  startedAt: '2026-11-21T06:00:00.000Z',
  argv: ['go', 'build'],
  goVersion: null,
  wallMs: 1,
  exitCode: 0,
  signal: null,
  interrupted: false,
  rebuilt: 1,
  fromCache: 1,
});

const command = {
  argv: ['go', 'run', '.'],
  directory: '/here',
  view: null,
  go: null,
  target: null,
  recordedId: null,
  cancelled: false,
  cancel: () => {},
};
const running = (id: string): Run => ({ ...command, id, state: 'running' });
const ended = (id: string, record: RunRecord): Run => ({ ...command, id, state: 'done', record });

const isHere = (directory: string): boolean => directory.startsWith('/here');
const shape = (elements: ReturnType<typeof runElements>): readonly string[] =>
  elements.map((one) => `${one.kind} ${one.kind === 'elsewhere' ? one.entries.map(({ id }) => id) : one.id}`);

test('running commands come first, newest on top, then this workspace, then a group of the others', () => {
  const runs = [running('r1'), running('r2')];
  const entries = [entry('h3', '/here/lib'), entry('h2', '/there'), entry('h1', '/here')];
  expect(shape(runElements(runs, entries, isHere))).toEqual([
    'live r2',
    'live r1',
    'saved h3',
    'saved h1',
    'elsewhere h2',
  ]);
});

test('a command that ended is listed once: as its trace, or by itself if it was not saved', () => {
  const runs = [ended('r1', { kind: 'history', id: 'h1' }), ended('r2', { kind: 'awaited' })];
  expect(shape(runElements(runs, [entry('h1', '/here')], isHere))).toEqual(['live r2', 'saved h1']);
});

test('without traces of other folders there is no group', () => {
  expect(shape(runElements([], [entry('h1', '/here')], isHere))).toEqual(['saved h1']);
});
