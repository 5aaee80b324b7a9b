import { expect, test } from 'vitest';
import { tidyWhenIdle } from '../../../../src/host/history/tidy-when-idle.ts';
import type { Run, RunRecord } from '../../../../src/host/run.ts';
import type { RunTarget } from '../../../../src/host/run-target.ts';

const SAVED: RunRecord = { kind: 'history', id: 'one' };
const TARGET: RunTarget = { directory: '/w', argv: ['go', 'build'], env: {} };

/** A window whose runs and time change only when the test says so. */
class Window {
  tidied = 0;
  readonly starting: RunTarget[] = [];
  readonly #runs = new Map<string, Run>();
  #listener: (run: Run) => void = () => {};
  #timer: (() => void) | null = null;
  get all(): readonly Run[] {
    return [...this.#runs.values()];
  }

  // The editor's type of an event has more parameters, which are not used here.
  readonly onDidChange = (listener: (run: Run) => unknown) => {
    this.#listener = listener;
    return { dispose: () => {} };
  };

  readonly #tidying = tidyWhenIdle(this, () => this.tidied++, {
    after: (_, run) => {
      this.#timer = run;
      return () => {
        this.#timer = null;
      };
    },
  });

  put(id: string, record: RunRecord | null): void {
    const common = { id, argv: ['go'], directory: '/w', go: null, target: null, recordedId: null };
    const run = { ...common, view: null, cancelled: false, cancel: () => {} };
    this.#runs.set(id, record === null ? { ...run, state: 'running' } : { ...run, state: 'done', record });
    const changed = this.#runs.get(id);
    if (changed) this.#listener(changed);
  }

  /** Lets the time of an idle window pass. */
  wait(): void {
    const due = this.#timer;
    this.#timer = null;
    due?.();
  }

  close(): void {
    this.#tidying.dispose();
  }
}

test('after a trace was saved, an idle window tidies once', () => {
  const window = new Window();
  window.put('a', null);
  window.wait();
  expect(window.tidied).toBe(0);
  window.put('a', SAVED);
  window.wait();
  window.wait();
  expect(window.tidied).toBe(1);
  // Nothing was added since.
  window.put('b', null);
  window.put('b', { kind: 'lost', fault: '' });
  window.wait();
  expect(window.tidied).toBe(1);
});

test('a window is not idle while a command runs or is about to', () => {
  const window = new Window();
  window.put('a', null);
  window.put('b', SAVED);
  window.wait();
  expect(window.tidied).toBe(0);
  window.starting.push(TARGET);
  window.put('a', SAVED);
  window.wait();
  expect(window.tidied).toBe(0);
  window.starting.pop();
  window.put('c', SAVED);
  window.put('d', null);
  window.wait();
  expect(window.tidied).toBe(0);
  window.put('d', SAVED);
  window.wait();
  expect(window.tidied).toBe(1);
});

test('a command that starts while the window waits is waited for', () => {
  const window = new Window();
  window.put('a', SAVED);
  window.starting.push(TARGET);
  window.wait();
  expect(window.tidied).toBe(0);
  window.starting.pop();
  window.put('b', SAVED);
  window.wait();
  expect(window.tidied).toBe(1);
});

test('a window that closes tidies no more', () => {
  const window = new Window();
  window.put('a', SAVED);
  window.close();
  window.wait();
  expect(window.tidied).toBe(0);
});
