import { expect, test } from 'vitest';
import type { TimelineBar, TimelineView } from '../../../../src/core/view/trace/trace-view.ts';
import {
  EMPTY_TIMELINE,
  revealing,
  type StepKey,
  seeing,
  seeingAll,
  seesAll,
  shifted,
  stepped,
  withTimeline,
  zoomedAt,
} from '../../../../webview/timeline/timeline-state.ts';

const bar = (row: number, startMs: number, endMs: number): TimelineBar => ({
  row,
  startMs,
  endMs,
  critical: false,
});

/** Two workers: rows 1, 2 and 3 on the first, 4 and 5 on the second. */
const view: TimelineView = {
  endMs: 1_000,
  idleShare: null,
  lanes: [
    [bar(1, 0, 200), bar(2, 200, 500), bar(3, 500, 1_000)],
    [bar(4, 100, 300), bar(5, 600, 700)],
  ],
};
const whole = withTimeline(EMPTY_TIMELINE, view, true);
const half = seeing(whole, 0.25, 0.75);

test('a timeline first shows all of its time', () => {
  expect(whole.span).toEqual({ from: 0, to: 1 });
  expect(seesAll(whole)).toBe(true);
});

test('a newer timeline keeps the visible part', () => {
  expect(withTimeline(half, { ...view, endMs: 2_000 }, false).span).toEqual(half.span);
});

test('a fully visible running build stays fully visible', () => {
  const nearly = { ...whole, span: { from: 0, to: 0.9995 } };
  expect(withTimeline(nearly, view, false).span).toEqual({ from: 0, to: 1 });
});

test('another trace begins with all of its time', () => {
  expect(withTimeline(half, view, true).span).toEqual({ from: 0, to: 1 });
});

test('a build without time does not divide by zero', () => {
  expect(withTimeline(EMPTY_TIMELINE, { endMs: 0, idleShare: null, lanes: [] }, true).endMs).toBe(1);
});

test.each([
  [-0.5, 0, { from: 0, to: 0.5 }],
  [0.8, 1.3, { from: 0.5, to: 1 }],
  [-1, 3, { from: 0, to: 1 }],
])('a view from %f to %f stays within the build', (from, to, span) => {
  expect(seeing(whole, from, to).span).toEqual(span);
});

test('zooming in ends at a part that can still be drawn', () => {
  let state = whole;
  for (let n = 0; n < 100; n++) state = zoomedAt(state, 0.5, 0.5);
  expect(state.span.to - state.span.from).toBeCloseTo(0.0005, 10);
});

test('zooming out ends at the whole time', () => {
  expect(zoomedAt(half, 0.5, 100).span).toEqual({ from: 0, to: 1 });
});

test.each([0, 0.3, 1])('the time at %f of the width stays there while zooming', (share) => {
  const timeAt = ({ span }: typeof whole) => span.from + (span.to - span.from) * share;
  expect(timeAt(zoomedAt(half, share, 0.5))).toBeCloseTo(timeAt(half), 10);
});

test('a drag is measured from where it began, not from its latest position', () => {
  const once = shifted(half, 0.1);
  expect(shifted(once, 0.1, half.span).span).toEqual(once.span);
});

test('0 shows the whole time again', () => {
  expect(seeingAll(half)).toEqual(whole);
});

test('a selected bar to the right scrolls into view, with some space after it', () => {
  const { span } = revealing(seeing(whole, 0, 0.4), 5);
  expect(span.to).toBeGreaterThan(0.7);
  expect(span.from).toBeLessThan(0.6);
  expect(span.to - span.from).toBeCloseTo(0.4, 10);
});

test('a selected bar to the left scrolls into view', () => {
  const { span } = revealing(seeing(whole, 0.6, 1), 4);
  expect(span.from).toBeLessThan(0.1);
});

test('nothing moves for a visible bar, a row without a bar, or no selection', () => {
  for (const row of [2, 99, null])
    expect(revealing(seeing(whole, 0.1, 0.6), row).span).toEqual({ from: 0.1, to: 0.6 });
});

test.each<[number | null, StepKey, number]>([
  [null, 'ArrowRight', 1],
  [null, 'ArrowLeft', 1],
  [null, 'ArrowDown', 1],
  [1, 'ArrowRight', 4],
  [4, 'ArrowLeft', 1],
  [1, 'ArrowLeft', 1],
  [5, 'ArrowRight', 5],
  [3, 'Home', 1],
  [1, 'End', 5],
])('from row %s, %s moves by start time to row %i', (row, key, to) => {
  expect(stepped(whole, row, key)?.row).toBe(to);
});

test.each<[number, StepKey, number | undefined]>([
  [1, 'ArrowDown', 4],
  [3, 'ArrowDown', 5],
  [5, 'ArrowUp', 3],
  [1, 'ArrowUp', undefined],
  [5, 'ArrowDown', undefined],
])('from row %i, %s moves to the nearest bar of the next worker: %s', (row, key, to) => {
  expect(stepped(whole, row, key)?.row).toBe(to);
});
