import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { fontOf, plain, SMALL_FONT_PX, shortenToPart, textWidth } from '../ui/measure.ts';
import type { Theme } from '../ui/theme.ts';
import { ticksOf } from './ticks.ts';
import { AXIS, LANE_GAP, LEFT, laneHeight, RIGHT, type TimelineSize, xOf } from './timeline-geometry.ts';
import { barOf, type PlacedBar, type TimelineState } from './timeline-state.ts';

/** Everything that a picture of the timeline depends on. */
export interface TimelineDrawing {
  readonly state: TimelineState;
  readonly size: TimelineSize;
  readonly theme: Theme;
  readonly row: (id: number) => ShownRow | undefined;
  readonly selected: number | null;
  /** The rows that match the filters; null: all rows. */
  readonly matching: ReadonlySet<number> | null;
  readonly shorten: (name: string) => string;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A lower bar has no space for a name. */
const LOWEST_WITH_NAME_PX = 14;
const NARROWEST_WITH_NAME_PX = 26;
const TICK_ROOM_PX = 110;

export function drawTimeline(context: CanvasRenderingContext2D, drawing: TimelineDrawing): void {
  const { state, size, selected } = drawing;
  context.clearRect(0, 0, size.width, size.height);
  if (state.bars.length === 0) return;
  drawLanes(context, drawing);
  drawTicks(context, drawing);
  drawBars(context, drawing);
  const chosen = barOf(state, selected);
  if (chosen) drawSelection(context, drawing, rectOf(drawing, chosen));
}

function drawLanes(context: CanvasRenderingContext2D, { state, size, theme }: TimelineDrawing): void {
  const lane = laneHeight(state, size);
  const start = Math.max(LEFT, xOf(state, 0, size.width));
  const end = Math.min(size.width - RIGHT, xOf(state, state.endMs, size.width));
  context.fillStyle = theme.lane;
  for (let index = 0; index < state.lanes; index++) {
    context.fillRect(start, AXIS + index * lane, end - start, lane - LANE_GAP);
  }
}

function drawTicks(context: CanvasRenderingContext2D, { state, size, theme }: TimelineDrawing): void {
  const { width, height } = size;
  const { from, to } = state.span;
  const bottom = Math.min(height, AXIS + state.lanes * laneHeight(state, size));
  const most = Math.max(2, Math.floor(width / TICK_ROOM_PX));
  let free = 0;
  context.font = fontOf(SMALL_FONT_PX);
  context.textBaseline = 'middle';
  for (const tick of ticksOf(from * state.endMs, to * state.endMs, most)) {
    const x = Math.round(xOf(state, tick.ms, width)) + 0.5;
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, AXIS - 5);
    context.lineTo(x, bottom);
    context.stroke();
    const room = textWidth(tick.label, SMALL_FONT_PX);
    const left = Math.min(width - room - 2, Math.max(2, x - room / 2));
    if (left < free) continue;
    free = left + room + 12;
    context.fillStyle = theme.muted;
    context.fillText(tick.label, left, AXIS / 2 - 2);
  }
}

function drawBars(context: CanvasRenderingContext2D, drawing: TimelineDrawing): void {
  const { size, selected } = drawing;
  // Many bars are thinner than a pixel: one per pixel and lane is enough.
  const drawn = new Set<number>();
  for (const bar of drawing.state.inOrder) {
    const rect = rectOf(drawing, bar);
    if (rect.x + rect.width < 0 || rect.x > size.width) continue;
    if (rect.width <= 1 && !bar.critical && bar.row !== selected) {
      const slot = bar.lane * 10_000 + Math.round(rect.x);
      if (drawn.has(slot)) continue;
      drawn.add(slot);
    }
    const row = drawing.row(bar.row);
    if (row) drawBar(context, drawing, bar, row, rect);
  }
}

function rectOf({ state, size }: TimelineDrawing, bar: PlacedBar): Rect {
  const lane = laneHeight(state, size);
  const x = xOf(state, bar.startMs, size.width);
  const width = Math.max(1, xOf(state, bar.endMs, size.width) - x);
  return { x, y: AXIS + bar.lane * lane, width, height: lane - LANE_GAP };
}

function drawBar(
  context: CanvasRenderingContext2D,
  drawing: TimelineDrawing,
  bar: PlacedBar,
  row: ShownRow,
  rect: Rect,
): void {
  const { theme, matching } = drawing;
  const { x, y, width, height } = rect;
  context.globalAlpha = matching && !matching.has(bar.row) ? 0.2 : 1;
  context.fillStyle = faceOf(bar, row, theme);
  context.beginPath();
  context.roundRect(x, y, width - (width > 4 ? 1 : 0), height, Math.min(3, width / 4));
  context.fill();
  if (width > 2 && theme['bar-rim'] !== 'transparent') {
    context.strokeStyle = theme['bar-rim'];
    context.lineWidth = 1;
    context.stroke();
  }
  drawName(context, drawing, bar, row, rect);
  context.globalAlpha = 1;
}

function faceOf(bar: PlacedBar, row: ShownRow, theme: Theme): string {
  if (row.outcome === 'failed') return theme.failed;
  if (row.outcome === 'hit') return theme['cache-soft'];
  return bar.critical ? theme.accent : theme.work;
}

function inkOf(bar: PlacedBar, row: ShownRow, theme: Theme): string {
  if (row.outcome === 'failed') return theme['failed-ink'];
  return bar.critical ? theme['accent-ink'] : theme['work-ink'];
}

/** Draws the name, or its end, in the visible part of the bar. */
function drawName(
  context: CanvasRenderingContext2D,
  { size, theme, shorten }: TimelineDrawing,
  bar: PlacedBar,
  row: ShownRow,
  { x, y, width, height }: Rect,
): void {
  const left = Math.max(x, 0) + 6;
  const room = Math.min(x + width, size.width) - left - 6;
  if (height < LOWEST_WITH_NAME_PX || room <= NARROWEST_WITH_NAME_PX) return;
  const failed = row.outcome === 'failed';
  const weight = bar.critical ? 600 : 400;
  const name = shortenToPart(
    plain(shorten(row.name)),
    room - (failed ? 14 : 0),
    SMALL_FONT_PX,
    weight,
    row.verb,
  );
  const text = (failed ? '✕ ' : '') + name;
  // One letter beside an ellipsis says nothing.
  if (text === '' || /^(?:✕ )?….?$/.test(text)) return;
  context.font = fontOf(SMALL_FONT_PX, weight);
  context.textBaseline = 'middle';
  context.fillStyle = inkOf(bar, row, theme);
  context.save();
  context.beginPath();
  context.rect(left - 4, y, room + 8, height);
  context.clip();
  context.fillText(text, left, y + height / 2 + 0.5);
  context.restore();
}

function drawSelection(
  context: CanvasRenderingContext2D,
  { theme }: TimelineDrawing,
  { x, y, width, height }: Rect,
): void {
  context.strokeStyle = theme.focus;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - 1.5, y - 1.5, width + 3, height + 3, 4);
  context.stroke();
}
