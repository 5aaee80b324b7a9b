import { expect, test, vi } from 'vitest';
import type { Run } from '../../../src/host/runs.ts';
import { type StartedRun, TracedRun } from '../../../src/host/trace/traced-run.ts';
import type { LiveMessage } from '../../../src/protocol/live.ts';

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
};

/** A run with what became of it in this window. */
function traced(started: Partial<StartedRun>) {
  const seen: Run[] = [];
  const services = {
    runs: { put: (run: Run) => seen.push(run), forgetAllBut: () => {} },
    log: { error: () => {}, warn: () => {} },
    words: { trace: { lost: 'lost' } },
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

test('a task says what it runs when it calls, and what chose its go command', () => {
  const { run } = traced({ goSource: (directory) => (directory === '/w/sub' ? 'go.goroot' : 'PATH') });
  run.listen(() => true).hello(hello);
  expect(run.run).toMatchObject({
    argv: ['go', 'build', './...'],
    directory: '/w/sub',
    go: { path: '/sdk/bin/go', version: 'go1.26.8', source: 'go.goroot' },
  });
});

test('a command of ours stays what its user asked for, whatever calls', () => {
  const target = { directory: '/w', argv: ['go', 'run', '.'], env: {} };
  const { run } = traced({ ...target, target });
  run.listen(() => true).hello(hello);
  expect(run.run).toMatchObject({ argv: ['go', 'run', '.'], directory: '/w', go: null });
});

test('cancel is a Ctrl-C, then a kill; and nothing once it has ended', () => {
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
  expect(run.run).toMatchObject({ state: 'done', fault: 'lost' });
});

test('runs of two windows have different names: a panel of the one before must not follow another command', async () => {
  const first = traced({}).run.id;
  vi.useFakeTimers({ now: Date.now() + 1_000, toFake: ['Date'] });
  vi.resetModules();
  const { TracedRun: Reloaded } = await import('../../../src/host/trace/traced-run.ts');
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
