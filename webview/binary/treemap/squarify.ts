export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills `frame` with one rectangle for each value, in proportion and as square as possible (Bruls, Huizing, van Wijk).
 * The values are sorted, the largest first. Returns x, y, width and height of each, one after the other.
 */
export function squarify(values: readonly number[], frame: Rect): Float64Array {
  const out = new Float64Array(values.length * 4);
  const total = values.reduce((sum, value) => sum + value, 0);
  let { x, y, width, height } = frame;
  if (total <= 0 || width <= 0 || height <= 0) return out;
  const scale = (width * height) / total;
  let start = 0;
  while (start < values.length) {
    const side = Math.min(width, height);
    const { end, area } = row(values, start, scale, side);
    const isLast = end === values.length;
    const isColumn = width >= height;
    // The last row takes what is left, so that nothing is lost to rounding.
    const depth = isLast ? Math.max(width, height) : side > 0 ? area / side : 0;
    let along = 0;
    for (let at = start; at < end; at++) {
      const share = area > 0 ? ((values[at] ?? 0) * scale) / area : 0;
      const length = side * share;
      out[at * 4] = isColumn ? x : x + along;
      out[at * 4 + 1] = isColumn ? y + along : y;
      out[at * 4 + 2] = isColumn ? depth : length;
      out[at * 4 + 3] = isColumn ? length : depth;
      along += length;
    }
    if (isColumn) {
      x += depth;
      width = Math.max(0, width - depth);
    } else {
      y += depth;
      height = Math.max(0, height - depth);
    }
    start = end;
  }
  return out;
}

/** The values from `start` that share a row: as long as another one makes the worst of them more square. */
function row(
  values: readonly number[],
  start: number,
  scale: number,
  side: number,
): { end: number; area: number } {
  const largest = (values[start] ?? 0) * scale;
  let area = largest;
  let worst = ratio(largest, largest, area, side);
  let end = start + 1;
  for (; end < values.length; end++) {
    const next = (values[end] ?? 0) * scale;
    const wider = ratio(largest, next, area + next, side);
    if (wider > worst) break;
    worst = wider;
    area += next;
  }
  return { end, area };
}

/** The longest side of the worst rectangle of a row, divided by its shortest. */
function ratio(largest: number, smallest: number, area: number, side: number): number {
  if (area <= 0 || smallest <= 0) return Number.POSITIVE_INFINITY;
  const square = side * side;
  return Math.max((square * largest) / (area * area), (area * area) / (square * smallest));
}
