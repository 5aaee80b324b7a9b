import { expect, test } from 'vitest';
import type { Run } from '../../../../src/host/run.ts';
import { stopRun } from '../../../../src/host/trace/stop-run.ts';

/** A terminal whose command ends at the first cancel, at the second, or when the terminal closes. */
function ending(at: 'cancel 1' | 'cancel 2' | 'close 1', state: Run['state']) {
  const done: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const note = (what: string) => {
    const name = `${what} ${done.filter((one) => one.startsWith(what)).length + 1}`;
    done.push(name);
    if (name === at) end();
  };
  const traced = {
    ended,
    run: { state } as Run,
    cancel: () => {
      if (state === 'running') note('cancel');
    },
  };
  return { done, session: { traced, terminal: { dispose: () => note('close') } } };
}

test.each([
  ['cancel 1', 'running', ['cancel 1', 'close 1']],
  ['cancel 2', 'running', ['cancel 1', 'cancel 2', 'close 1']],
  ['close 1', 'running', ['cancel 1', 'cancel 2', 'close 1', 'close 2']],
  // The build is over, and its reasons take a long time.
  ['close 1', 'done', ['close 1', 'close 2']],
] as const)(
  'a session that ends at %s while %s is stopped before the next trace',
  async (at, state, steps) => {
    const { done, session } = ending(at, state);
    await stopRun(session, 10);
    expect(done).toEqual(steps);
  },
);
