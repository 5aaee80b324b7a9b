import { expect, test } from 'vitest';
import { hostMainsEnglish } from '../../../../src/core/messages/en/host-mains.ts';
import { hostTraceEnglish } from '../../../../src/core/messages/en/host-trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import type { TraceView } from '../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { resultOfFacts, resultOfRun } from '../../../../src/host/main-package/result-text.ts';
import { readRecorded } from '../../../support/recorded.ts';

const messages = { mains: hostMainsEnglish, bar: hostTraceEnglish.bar };
const viewOf = (name: string) => viewTrace(foldTrace(readRecorded('go1.26.8', name)));
const done = (view: TraceView | null) => resultOfRun({ state: 'done', view }, messages);

test('a failed build is reported as failed, a failed run by its rebuilt packages', () => {
  expect(done(viewOf('compile-error'))).toBe('failed');
  expect(done(viewOf('run'))).toMatch(/^\d+ rebuilt, /);
  expect(done(null)).toBe('failed');
});

test('"all cached" is shown only when the whole build is known to come from the cache', () => {
  const view = viewOf('run');
  const totals = { ...view.totals, rebuilt: 0 };
  // Only the link was repeated.
  expect(done({ ...view, totals })).toMatch(/^0 rebuilt, /);
  expect(done({ ...view, totals, headline: { kind: 'allCached' } })).toMatch(/^all cached, /);
  expect(done({ ...view, totals, headline: { kind: 'interrupted' } })).toBe('interrupted');
  expect(done({ ...view, totals: { ...totals, fromCache: 0 } })).toBe('no counts');
  expect(resultOfRun({ state: 'running', view: { ...view, program: null } }, messages)).toBe('running…');
});

test('a result from the history shows only what the history contains', () => {
  const facts = {
    startedAt: '2026-01-01T00:00:00.000Z',
    argv: ['go', 'build', '.'],
    directory: '/m',
    goVersion: 'go1.26.8',
    wallMs: 1_200,
    exitCode: 0,
    signal: null,
    interrupted: false,
    rebuilt: 0,
    fromCache: 31,
  };
  const textOf = (more: Partial<Omit<typeof facts, 'exitCode'>> & { readonly exitCode?: number | null }) =>
    resultOfFacts({ ...facts, ...more }, messages);
  expect(textOf({})).toBe('0 rebuilt, 1.2 s');
  expect(textOf({ exitCode: 1 })).toBe('failed');
  expect(textOf({ exitCode: 1, argv: ['go', 'run', '.'] })).toBe('0 rebuilt');
  expect(textOf({ exitCode: 1, argv: ['go', 'run', '.'], fromCache: 0 })).toBe('failed');
  expect(textOf({ exitCode: null, fromCache: 0 })).toBe('no counts');
  expect(textOf({ exitCode: 130, interrupted: true })).toBe('interrupted');
});
