import { expect, test } from 'vitest';
import { hostViewsEnglish } from '../../../../src/core/messages/en/host-views.ts';
import { localTime } from '../../../../src/core/messages/local-time.ts';
import { runLine } from '../../../../src/host/history/run-line.ts';
import type { HistoryFacts } from '../../../../src/store/history-entry.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';

const messages = { all: allMessagesFor('en'), views: hostViewsEnglish };
const startedAt = '2026-11-21T06:00:00.000Z';
const minutesLater = (minutes: number): number => Date.parse(startedAt) + minutes * 60_000;
const facts: HistoryFacts = {
  startedAt,
  argv: ['/usr/local/go/bin/go', 'build', './cmd/app'],
  directory: '/work/app',
  goVersion: 'go1.27.3',
  wallMs: 1200,
  exitCode: 0,
  signal: null,
  interrupted: false,
  rebuilt: 31,
  fromCache: 694,
};

test('a successful trace shows its counts, its time and its age', () => {
  expect(runLine(facts, messages, minutesLater(5))).toEqual({
    end: 'succeeded',
    label: 'go build ./cmd/app',
    description: '31 rebuilt · 694 from cache · 1.2 s · 5 min ago',
    tooltip: `/usr/local/go/bin/go build ./cmd/app
in /work/app
succeeded · 31 rebuilt · 694 from cache · 1.2 s
started ${localTime(startedAt, 'minutes')} · go1.27.3`,
    spoken: 'go build ./cmd/app, succeeded, 31 rebuilt, 694 from cache, 1.2 s, 5 min ago',
  });
});

test.each([
  [{ exitCode: 1, rebuilt: 0, fromCache: 0 }, 'failed', 'failed (exit 1) · 1.2 s · just now'],
  [
    { exitCode: null, signal: 'SIGKILL' },
    'failed',
    'failed (SIGKILL) · 31 rebuilt · 694 from cache · 1.2 s · just now',
  ],
  [
    { exitCode: null, interrupted: true },
    'interrupted',
    'interrupted · 31 rebuilt · 694 from cache · 1.2 s · just now',
  ],
  [{ exitCode: null }, 'unknown', 'result unknown · 31 rebuilt · 694 from cache · 1.2 s · just now'],
] as const)('how it ended stands first when it did not go well: %j', (change, end, description) => {
  expect(runLine({ ...facts, ...change }, messages, minutesLater(0))).toMatchObject({ end, description });
});

test.each([
  [59, '59 min ago'],
  [60, '1 h ago'],
  [24 * 60, 'yesterday'],
  [49 * 60, '2 days ago'],
])('an age of %i minutes reads %s', (minutes, age) => {
  expect(runLine(facts, messages, minutesLater(minutes)).description.endsWith(` · ${age}`)).toBe(true);
});

test('a long command is shortened in its line and whole in its tooltip', () => {
  const long = { ...facts, argv: ['go', 'test', ...Array.from({ length: 30 }, (_, i) => `./pkg${i}`)] };
  const { label, tooltip } = runLine(long, messages, minutesLater(0));
  expect(label).toHaveLength(60);
  expect(label.endsWith('…')).toBe(true);
  expect(tooltip).toContain('./pkg29');
});

test.each([
  ['2026-11-21T20:00', '2026-11-22T01:00', '5 h ago'],
  ['2026-11-21T20:00', '2026-11-22T09:00', 'yesterday'],
  ['2026-11-21T00:10', '2026-11-21T23:50', '23 h ago'],
  ['2026-11-21T20:00', '2026-11-23T19:00', '2 days ago'],
])('a trace from %s is described at %s as %s, by calendar days', (traced, now, age) => {
  const line = runLine(
    { ...facts, startedAt: new Date(traced).toISOString() },
    messages,
    new Date(now).getTime(),
  );
  expect(line.description.endsWith(` · ${age}`)).toBe(true);
});
