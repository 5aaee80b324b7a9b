import { type LayoutBox, type Placement, type Point, parentsOf, type Rect } from './placement.ts';

/** Gaps between layers: just enough to show the direction of a line, and enough for a wide fan of lines. */
const NARROWEST = 18;
const WIDEST = 56;
const PER_SPAN = 0.055;

export interface Room {
  readonly width: number;
  readonly height: number;
  /** Below this scale, text is unreadable. */
  readonly smallestScale: number;
}

/**
 * Reduces the gaps that the layout puts between layers: lines are drawn as curves, which need less space than
 * the bends that the layout plans for. If this makes the whole picture readable at once, it reduces a little
 * more.
 */
export function compacted(
  placement: Placement,
  boxes: readonly LayoutBox[],
  room: Room,
  keepsFrom: number,
): Placement {
  const right = placement.direction === 'RIGHT';
  const bands = bandsOf(placement, boxes, right, keepsFrom);
  if (bands.length < 2) return placement;
  const gaps = bands.slice(1).map((band, index) => {
    const from = bands[index]?.end ?? 0;
    const wanted = NARROWEST + spanAcross(placement, from, band.start, right) * PER_SPAN;
    const now = band.start - from;
    return {
      from,
      now,
      wanted: Math.min(now, Math.max(NARROWEST, Math.min(WIDEST, wanted))),
      least: Math.min(now, NARROWEST),
    };
  });
  const length = right ? placement.width : placement.height;
  const across = right ? placement.height : placement.width;
  const saved = (pick: (gap: (typeof gaps)[number]) => number) =>
    gaps.reduce((sum, gap) => sum + gap.now - pick(gap), 0);
  const limit = (right ? room.width : room.height) / room.smallestScale;
  const acrossFits = across <= (right ? room.height : room.width) / room.smallestScale;
  const natural = length - saved((gap) => gap.wanted);
  const least = length - saved((gap) => gap.least);
  const squeeze =
    acrossFits && natural > limit && least <= limit ? (natural - limit) / Math.max(1, natural - least) : 0;
  const sizes = gaps.map((gap) => gap.wanted - (gap.wanted - gap.least) * Math.min(1, squeeze));
  return remapped(placement, right, (value) => {
    let shift = 0;
    for (const [index, gap] of gaps.entries()) {
      if (value <= gap.from) break;
      const size = sizes[index] ?? gap.now;
      const inside = Math.min(1, (value - gap.from) / Math.max(0.001, gap.now));
      shift += (gap.now - size) * inside;
    }
    return value - shift;
  });
}

interface Band {
  readonly start: number;
  readonly end: number;
}

/** Ranges in the direction of work that contain boxes, titles and margins of frames. */
function bandsOf(
  placement: Placement,
  boxes: readonly LayoutBox[],
  right: boolean,
  titleRoom: number,
): Band[] {
  const parents = parentsOf(boxes);
  const spans: Band[] = [];
  for (const box of boxes) {
    const rect = placement.boxes.get(box.id);
    if (!rect) continue;
    const start = right ? rect.x : rect.y;
    const end = start + (right ? rect.width : rect.height);
    if (!parents.has(box.id)) spans.push({ start, end });
    else spans.push({ start, end: start + (right ? 12 : titleRoom) }, { start: end - 12, end });
  }
  spans.sort((a, b) => a.start - b.start);
  const bands: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = bands[bands.length - 1];
    if (last && span.start <= last.end + 0.5) last.end = Math.max(last.end, span.end);
    else bands.push({ ...span });
  }
  return bands;
}

/** How far the widest line goes across in a gap. */
function spanAcross(placement: Placement, from: number, to: number, right: boolean): number {
  let widest = 0;
  for (const points of placement.edges) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const point of points) {
      const along = right ? point.x : point.y;
      if (along < from - 1 || along > to + 1) continue;
      const across = right ? point.y : point.x;
      low = Math.min(low, across);
      high = Math.max(high, across);
    }
    widest = Math.max(widest, high - low);
  }
  return widest;
}

function remapped(placement: Placement, right: boolean, along: (value: number) => number): Placement {
  const point = ({ x, y }: Point): Point => (right ? { x: along(x), y } : { x, y: along(y) });
  const boxes = new Map<string, Rect>();
  for (const [id, rect] of placement.boxes) {
    const start = along(right ? rect.x : rect.y);
    const end = along(right ? rect.x + rect.width : rect.y + rect.height);
    boxes.set(
      id,
      right ? { ...rect, x: start, width: end - start } : { ...rect, y: start, height: end - start },
    );
  }
  return {
    ...placement,
    boxes,
    edges: placement.edges.map((points) => points.map(point)),
    width: right ? along(placement.width) : placement.width,
    height: right ? placement.height : along(placement.height),
  };
}
