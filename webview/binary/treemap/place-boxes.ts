import { childrenOf, hasChildren, type SizeMap } from './size-map.ts';
import { type Rect, squarify } from './squarify.ts';

/** What is drawn, parents before their children: box `i` is the part `parts[i]`, with its sides at `rects[4 * i]`. */
export interface PlacedBoxes {
  readonly root: number;
  readonly parts: readonly number[];
  readonly rects: readonly number[];
  readonly looks: readonly BoxLook[];
}

/**
 * A box that is drawn whole, a box with its name above its children, or one that is too small for a frame: its
 * children fill it, and none of them has a name.
 */
export type BoxLook = 'whole' | 'framed' | 'filled';

export const HEADER_PX = 18;
const GAP_PX = 2;
/** Smaller boxes are too small for a name and a frame: their children fill them. */
const LEAST_FRAME = { width: 52, height: 44 };
/** Nobody sees what is inside of a smaller box. */
const LEAST_SIDE_PX = 3;
/** What is smaller is not drawn: the color of its parent is there. */
const LEAST_DRAWN_PX2 = 1;

/** Places the parts below `root` in `frame`, as deep as one can see them. */
export function placeBoxes(map: SizeMap, root: number, frame: Rect): PlacedBoxes {
  const parts: number[] = [];
  const rects: number[] = [];
  const looks: BoxLook[] = [];
  fill(root, frame);
  return { root, parts, rects, looks };

  function fill(part: number, rect: Rect): void {
    const children = childrenOf(map, part);
    const placed = squarify(
      children.map((child) => map.bytes[child] ?? 0),
      rect,
    );
    children.forEach((child, index) => {
      const rect = rectAt(placed, index);
      if (rect.width * rect.height >= LEAST_DRAWN_PX2) place(child, rect);
    });
  }

  function place(part: number, rect: Rect): void {
    const { x, y, width, height } = rect;
    const opens = hasChildren(map, part) && width >= LEAST_SIDE_PX && height >= LEAST_SIDE_PX;
    const hasFrame = opens && width >= LEAST_FRAME.width && height >= LEAST_FRAME.height;
    parts.push(part);
    rects.push(x, y, width, height);
    looks.push(hasFrame ? 'framed' : opens ? 'filled' : 'whole');
    if (!opens) return;
    fill(
      part,
      hasFrame
        ? {
            x: x + GAP_PX,
            y: y + HEADER_PX,
            width: width - 2 * GAP_PX,
            height: height - HEADER_PX - GAP_PX,
          }
        : rect,
    );
  }
}

/** The innermost box at a point; null beside all of them. */
export function boxAt({ parts, rects }: PlacedBoxes, x: number, y: number): number | null {
  for (let box = parts.length - 1; box >= 0; box--) {
    const left = rects[box * 4] ?? 0;
    const top = rects[box * 4 + 1] ?? 0;
    if (x < left || y < top) continue;
    if (x < left + (rects[box * 4 + 2] ?? 0) && y < top + (rects[box * 4 + 3] ?? 0)) return box;
  }
  return null;
}

export function rectOf({ parts, rects }: PlacedBoxes, part: number): Rect | null {
  const box = parts.indexOf(part);
  return box < 0 ? null : rectAt(rects, box);
}

function rectAt(rects: ArrayLike<number>, at: number): Rect {
  return {
    x: rects[at * 4] ?? 0,
    y: rects[at * 4 + 1] ?? 0,
    width: rects[at * 4 + 2] ?? 0,
    height: rects[at * 4 + 3] ?? 0,
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest box in a direction: beside the part in its parent, otherwise beside its parent; null at the border. */
export function neighborOf(
  map: SizeMap,
  placed: PlacedBoxes,
  part: number,
  direction: Direction,
): number | null {
  const from = rectOf(placed, part);
  if (from === null || part === placed.root) return null;
  const parent = map.parents[part] ?? -1;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  placed.parts.forEach((other, box) => {
    if (other === part || (map.parents[other] ?? -1) !== parent) return;
    const away = distance(from, rectAt(placed.rects, box), direction);
    if (away < least) {
      least = away;
      best = other;
    }
  });
  return best ?? neighborOf(map, placed, parent, direction);
}

/** Infinite for a rectangle that is not in this direction. One that is also beside counts as farther. */
function distance(from: Rect, to: Rect, direction: Direction): number {
  const slack = 0.5;
  const isAcross = direction === 'up' || direction === 'down';
  const [start, length, otherStart, otherLength] = isAcross
    ? [from.y, from.height, to.y, to.height]
    : [from.x, from.width, to.x, to.width];
  const isForward = direction === 'right' || direction === 'down';
  const gap = isForward ? otherStart - (start + length) : start - (otherStart + otherLength);
  if (gap < -slack) return Number.POSITIVE_INFINITY;
  const middle = isAcross ? from.x + from.width / 2 : from.y + from.height / 2;
  const [low, high] = isAcross ? [to.x, to.x + to.width] : [to.y, to.y + to.height];
  const aside = middle < low ? low - middle : middle > high ? middle - high : 0;
  return Math.max(0, gap) + 2 * aside;
}
