import type { PlacedBar, TimelineState } from './timeline-state.ts';

/** The canvas in CSS pixels. `compact` is the strip below the graph. */
export interface TimelineSize {
  readonly width: number;
  readonly height: number;
  readonly compact: boolean;
}

/** The height of the axis above the lanes. */
export const AXIS = 22;
/** The space between the edges of the canvas and the lanes. */
export const LEFT = 12;
export const RIGHT = 16;
/** The space below each bar, within its lane. */
export const LANE_GAP = 3;

const COMPACT_LANE = 22;
const LARGEST_LANE = 56;
const SMALLEST_LANE = 4;
/** With more lanes the strip does not grow; its lanes get lower instead. */
const MOST_COMPACT_LANES = 6;
/** The pointer counts as on a bar up to this distance. */
const NEAR_PX = 3;

export function compactHeight(lanes: number): number {
  return AXIS + Math.min(lanes, MOST_COMPACT_LANES) * COMPACT_LANE + 4;
}

export function laneHeight({ lanes }: TimelineState, { height, compact }: TimelineSize): number {
  const room = (height - AXIS) / Math.max(1, lanes);
  return Math.max(SMALLEST_LANE, Math.min(compact ? COMPACT_LANE : LARGEST_LANE, room));
}

export function xOf({ endMs, span }: TimelineState, ms: number, width: number): number {
  return LEFT + ((ms / endMs - span.from) / (span.to - span.from)) * (width - LEFT - RIGHT);
}

/** The position of the pointer on the time axis, as a share of the visible part. */
export function shareAt(x: number, width: number): number {
  return Math.min(1, Math.max(0, (x - LEFT) / (width - LEFT - RIGHT)));
}

/** The bar at a point of the canvas, or the nearest one in its lane: many bars are thinner than a pixel. */
export function barAt(state: TimelineState, size: TimelineSize, x: number, y: number): PlacedBar | null {
  const lane = Math.floor((y - AXIS) / laneHeight(state, size));
  let best: PlacedBar | null = null;
  let nearest = NEAR_PX;
  for (const bar of state.bars) {
    if (bar.lane !== lane) continue;
    const start = xOf(state, bar.startMs, size.width);
    const end = Math.max(start + 1, xOf(state, bar.endMs, size.width));
    const away = x < start ? start - x : x > end ? x - end : 0;
    if (away < nearest) {
      best = bar;
      nearest = away;
    }
  }
  return best;
}
