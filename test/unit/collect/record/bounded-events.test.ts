import { expect, test } from 'vitest';
import { BoundedEvents } from '../../../../src/collect/record/bounded-events.ts';
import type { XEvent } from '../../../../src/core/events/events.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { readRecorded, recordedVersions } from '../../../support/recorded.ts';

const compile = (text: string): XEvent => ({
  type: 'command',
  atMs: 1,
  objdir: 'b001',
  tool: 'compile',
  importPath: 'ex.com/m',
  actionID: null,
  goVersion: null,
  stamped: null,
  text,
});
const exec: XEvent = { type: 'exec', atMs: 2, path: '/tmp/app', fromCache: false };

test('commands beyond the limit lose their text and are finally dropped, but never the start of a program', () => {
  const bounds = new BoundedEvents(200, 300);
  expect(bounds.take(compile('x'.repeat(100)))).toEqual(compile('x'.repeat(100)));
  expect(bounds.isCut).toBe(false);
  expect(bounds.take(compile('x'.repeat(100)))).toEqual(compile(''));
  expect(bounds.isCut).toBe(true);
  for (let more = 0; more < 10; more++) bounds.take(compile('x'.repeat(100)));
  expect(bounds.take(compile('y'))).toBe(null);
  expect(bounds.take(exec)).toBe(exec);
});

test.each(recordedVersions)(
  '%s: a build without a final graph gets no additional cache hits from dropped events',
  (version) => {
    const recording = { ...readRecorded(version, 'build-cold'), final: null };
    const bounds = new BoundedEvents(0);
    const xEvents = recording.xEvents.flatMap((event) => bounds.take(event) ?? []);
    const outcomes = (events: readonly XEvent[]) =>
      foldTrace({ ...recording, xEvents: events }).actions.map(({ mode, package: name, outcome }) => [
        mode,
        name,
        outcome,
      ]);
    const whole = outcomes(recording.xEvents);
    expect(whole.filter(([, , outcome]) => outcome === 'miss').length).toBeGreaterThan(20);
    expect(outcomes(xEvents)).toEqual(whole);
  },
);
