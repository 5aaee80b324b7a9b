import { expect, test } from 'vitest';
import {
  AXIS,
  barAt,
  compactHeight,
  LEFT,
  laneHeight,
  RIGHT,
  shareAt,
  xOf,
} from '../../../../webview/timeline/timeline-geometry.ts';
import { EMPTY_TIMELINE, seeing, withTimeline } from '../../../../webview/timeline/timeline-state.ts';

const bar = (row: number, startMs: number, endMs: number) => ({ row, startMs, endMs, critical: false });
const view = {
  endMs: 1_000,
  idleShare: null,
  lanes: [[bar(1, 0, 200), bar(2, 300, 300.01), bar(3, 302, 303)], [bar(4, 500, 900)]],
};
const state = withTimeline(EMPTY_TIMELINE, view, true);
/** 1,000 px for 1,000 ms. */
const size = { width: 1_000 + LEFT + RIGHT, height: 200, compact: false };
const middleOf = (lane: number) => AXIS + (lane + 0.5) * laneHeight(state, size);
const at = (ms: number, lane: number) => barAt(state, size, LEFT + ms, middleOf(lane))?.row;

test('the visible time fills the lanes from edge to edge', () => {
  const zoomed = seeing(state, 0.25, 0.75);
  expect([xOf(zoomed, 250, size.width), xOf(zoomed, 750, size.width)]).toEqual([LEFT, size.width - RIGHT]);
});

test('the pointer is on the bar under it, in its lane only', () => {
  expect([at(100, 0), at(100, 1), at(700, 1), at(700, 0)]).toEqual([1, undefined, 4, undefined]);
});

test('a bar thinner than a pixel is hit beside it, and the nearer one of two', () => {
  expect([at(298.5, 0), at(301.6, 0), at(305, 0)]).toEqual([2, 3, 3]);
  expect(at(296, 0)).toBeUndefined();
});

test('no bar is hit on the axis or below the last lane', () => {
  expect(barAt(state, size, LEFT + 100, AXIS - 1)).toBeNull();
  expect(barAt(state, size, LEFT + 700, AXIS + 2 * laneHeight(state, size) + 1)).toBeNull();
});

test('the pointer hits what is drawn under it after zooming', () => {
  expect(barAt(seeing(state, 0.5, 1), size, LEFT + 10, middleOf(1))?.row).toBe(4);
});

test('lanes fill the height, between a minimum that can be hit and a maximum that looks like a lane', () => {
  const lanes = (count: number, height: number, compact = false) =>
    laneHeight({ ...state, lanes: count }, { width: 500, height, compact });
  expect(lanes(4, AXIS + 120)).toBe(30);
  expect(lanes(100, AXIS + 120)).toBe(4);
  expect(lanes(1, 900)).toBe(56);
  expect(lanes(1, 900, true)).toBe(22);
});

test('the strip below the graph grows with its lanes, up to six', () => {
  expect(compactHeight(3) - compactHeight(2)).toBe(22);
  expect(compactHeight(20)).toBe(compactHeight(6));
});

test('a pointer beside the lanes counts as at their edge', () => {
  expect([shareAt(0, size.width), shareAt(LEFT + 500, size.width), shareAt(5_000, size.width)]).toEqual([
    0, 0.5, 1,
  ]);
});
