import type { TimelineBar, TimelineView } from '../../src/core/view/trace/trace-view.ts';

/** The visible part of the build, as shares of its time: 0 is the start, 1 the end. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export interface PlacedBar extends TimelineBar {
  readonly lane: number;
}

export interface TimelineState {
  readonly lanes: number;
  /** At least 1, so that shares of it are numbers. */
  readonly endMs: number;
  /** All bars, one lane after the other. */
  readonly bars: readonly PlacedBar[];
  /** Sorted by start, the order in which the arrow keys move. */
  readonly inOrder: readonly PlacedBar[];
  readonly span: TimeSpan;
}

/** A longer span counts as the whole time, which allows for rounding. */
const NEARLY_ALL = 0.999;
const SHORTEST_SPAN = 0.0005;
const WHOLE: TimeSpan = { from: 0, to: 1 };

export const EMPTY_TIMELINE: TimelineState = { lanes: 0, endMs: 1, bars: [], inOrder: [], span: WHOLE };

/** Takes a newer timeline. The same share of the time stays visible, or everything if everything was. */
export function withTimeline(
  { span }: TimelineState,
  { lanes, endMs }: TimelineView,
  startsAnew: boolean,
): TimelineState {
  const bars = lanes.flatMap((bars, lane) => bars.map((bar) => ({ ...bar, lane })));
  const sawAll = span.from === 0 && span.to >= NEARLY_ALL;
  return {
    lanes: lanes.length,
    endMs: Math.max(1, endMs),
    bars,
    inOrder: [...bars].sort((a, b) => a.startMs - b.startMs),
    span: startsAnew || sawAll ? WHOLE : span,
  };
}

/** Shows this part of the time, kept within the build and not shorter than can be drawn. */
export function seeing(state: TimelineState, from: number, to: number): TimelineState {
  const length = Math.min(1, Math.max(SHORTEST_SPAN, to - from));
  const start = Math.min(1 - length, Math.max(0, from));
  return { ...state, span: { from: start, to: start + length } };
}

export function seeingAll(state: TimelineState): TimelineState {
  return seeing(state, 0, 1);
}

/** `share` is a position in the visible part, which does not move. A `factor` below 1 zooms in. */
export function zoomedAt(state: TimelineState, share: number, factor: number): TimelineState {
  const { from, to } = state.span;
  const fixed = from + (to - from) * share;
  return seeing(state, fixed - (fixed - from) * factor, fixed + (to - fixed) * factor);
}

/** `by` counts in lengths of `since`, the span at the beginning of the movement. */
export function shifted(state: TimelineState, by: number, since: TimeSpan = state.span): TimelineState {
  const shift = (since.to - since.from) * by;
  return seeing(state, since.from + shift, since.to + shift);
}

export function seesAll({ span }: TimelineState): boolean {
  return span.to - span.from >= NEARLY_ALL;
}

/** Moves just far enough to make a row visible. */
export function revealing(state: TimelineState, row: number | null): TimelineState {
  const bar = barOf(state, row);
  if (!bar || state.span.to - state.span.from > NEARLY_ALL) return state;
  const { from, to } = state.span;
  const [start, end] = [bar.startMs / state.endMs, bar.endMs / state.endMs];
  const length = to - from;
  if (start < from) return seeing(state, start - length * 0.1, start + length * 0.9);
  if (end > to) return seeing(state, end - length * 0.9, end + length * 0.1);
  return state;
}

export function barOf({ bars }: TimelineState, row: number | null): PlacedBar | undefined {
  return bars.find((bar) => bar.row === row);
}

export type StepKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** The bar that a key moves to from the selected row; undefined if there is none. */
export function stepped(state: TimelineState, row: number | null, key: StepKey): PlacedBar | undefined {
  const { inOrder } = state;
  const index = inOrder.findIndex((bar) => bar.row === row);
  const current = inOrder[index];
  const at = (wanted: number) => inOrder[Math.max(0, Math.min(inOrder.length - 1, wanted))];
  switch (key) {
    case 'ArrowRight':
      return at(index + 1);
    case 'ArrowLeft':
      return at(index - 1);
    case 'Home':
      return at(0);
    case 'End':
      return at(inOrder.length - 1);
    default:
      return current ? neighborBar(state, current, key === 'ArrowDown' ? 1 : -1) : at(0);
  }
}

/** The bar in the next lane that is nearest in time. */
function neighborBar({ bars }: TimelineState, from: PlacedBar, lanes: number): PlacedBar | undefined {
  const middle = (bar: PlacedBar) => (bar.startMs + bar.endMs) / 2;
  const away = (bar: PlacedBar) => Math.abs(middle(bar) - middle(from));
  let best: PlacedBar | undefined;
  for (const bar of bars) {
    if (bar.lane !== from.lane + lanes) continue;
    if (!best || away(bar) < away(best)) best = bar;
  }
  return best;
}
