import { expect, test, vi } from 'vitest';
import type { TraceView } from '../../../../src/core/view/trace/trace-view.ts';
import { historyIdOf, type Run } from '../../../../src/host/run.ts';
import type { Runs } from '../../../../src/host/runs.ts';
import { type StartedRun, TracedRun } from '../../../../src/host/trace/traced-run.ts';
import { durableSource } from '../../../../src/host/traces/durable-source.ts';
import type { LiveMessage } from '../../../../src/protocol/live/live.ts';

const hello: LiveMessage & { readonly type: 'hello' } = {
  type: 'hello',
  token: 't',
  recorderVersion: '0',
  startedAtEpochMs: 0,
  argv: ['go', 'build', '-C', 'sub', './...'],
  verb: 'build',
  directory: '/w/sub',
  goflags: [],
  go: { path: '/sdk/bin/go', version: 'go1.26.8' },
  dryRun: false,
  recordedId: null,
};

const picture = { header: { state: 'running' } } as TraceView;

/** A run with its state in this window. */
function traced(started: Partial<StartedRun>) {
  const seen: Run[] = [];
  const services = {
    runs: { put: (run: Run) => seen.push(run), forgetAllBut: () => {} },
    log: { error: () => {}, warn: () => {} },
    messages: { trace: { lost: 'lost' } },
  } as unknown as ConstructorParameters<typeof TracedRun>[0];
  const run = new TracedRun(services, {
    argv: ['go'],
    directory: '',
    target: null,
    go: null,
    interrupt: null,
    kill: null,
    ...started,
  });
  return { run, seen };
}

test('a task reports its command and its go command when it connects', () => {
  const { run } = traced({ goSource: (directory) => (directory === '/w/sub' ? 'go.goroot' : 'PATH') });
  run.listen(() => true).hello(hello);
  expect(run.run).toMatchObject({
    argv: ['go', 'build', './...'],
    directory: '/w/sub',
    go: { path: '/sdk/bin/go', version: 'go1.26.8', source: 'go.goroot' },
  });
});

test('a page that outlives the window knows the future ID of the trace from the beginning', () => {
  const { run, seen } = traced({ target: { directory: '/w', argv: ['go', 'run', '.'], env: {} } });
  const runs = { get: () => run.run, historyIdOf: () => historyIdOf(run.run) } as unknown as Runs;
  const source = { kind: 'run', id: run.id } as const;
  expect(durableSource(source, { runs })).toEqual(source);
  const sink = run.listen(() => true);
  sink.hello({ ...hello, recordedId: 'recorder-1' });
  sink.view(picture);
  expect(seen.at(-1)?.recordedId).toBe('recorder-1');
  expect(durableSource(source, { runs })).toEqual({ kind: 'recorded', id: 'recorder-1' });
  sink.saved('2026', null);
  expect(durableSource(source, { runs })).toEqual({ kind: 'history', id: '2026' });
});

test('a command of this window keeps its target, whatever connects', () => {
  const target = { directory: '/w', argv: ['go', 'run', '.'], env: {} };
  const { run } = traced({ ...target, target });
  run.listen(() => true).hello(hello);
  expect(run.run).toMatchObject({ argv: ['go', 'run', '.'], directory: '/w', go: null });
});

test('cancel sends Ctrl-C, then kills, and does nothing after the end', () => {
  const asked: string[] = [];
  const { run } = traced({ interrupt: () => asked.push('interrupt'), kill: () => asked.push('hang up') });
  run.listen(({ type }) => {
    asked.push(type);
    return asked.length < 3;
  });
  run.cancel();
  run.cancel();
  run.cancel();
  expect(asked).toEqual(['interrupt', 'kill', 'kill', 'hang up']);
  run.lose();
  run.cancel();
  expect(asked).toHaveLength(4);
  expect(run.run).toMatchObject({ state: 'done', record: { kind: 'lost', fault: 'lost' } });
});

test('runs of two windows have different IDs, so that a panel of the previous one does not follow another command', async () => {
  const first = traced({}).run.id;
  vi.useFakeTimers({ now: Date.now() + 1_000, toFake: ['Date'] });
  vi.resetModules();
  const { TracedRun: Reloaded } = await import('../../../../src/host/trace/traced-run.ts');
  vi.useRealTimers();
  const services = { runs: { put: () => {} } } as unknown as ConstructorParameters<typeof TracedRun>[0];
  const made = Array.from(
    { length: 9 },
    () =>
      new Reloaded(services, {
        argv: ['go'],
        directory: '',
        target: null,
        go: null,
        interrupt: null,
        kill: null,
      }).id,
  );
  expect(made).not.toContain(first);
});
