import { straightEdges } from './columns.ts';
import { layersOf } from './layers.ts';
import {
  GAP_BETWEEN_LAYERS,
  GAP_IN_LAYER,
  type LayoutInput,
  PICTURE_MARGIN,
  type Placement,
  type Rect,
} from './placement.ts';

/**
 * While go works, existing boxes keep their positions: new ones are placed after their dependencies, in the
 * nearest free position. The picture gets a new layout once, when the command has ended.
 */
export function growPlacement(input: LayoutInput, before: Placement): Placement {
  const right = before.direction === 'RIGHT';
  const boxes = new Map<string, Rect>();
  for (const box of input.boxes) {
    const rect = before.boxes.get(box.id);
    if (rect) boxes.set(box.id, rect);
  }
  const layers = layersOf(
    input.boxes.map((box) => box.id),
    input.edges,
  );
  const sources = new Map<string, string[]>();
  for (const edge of input.edges) sources.set(edge.to, [...(sources.get(edge.to) ?? []), edge.from]);
  const added = input.boxes.filter((box) => !boxes.has(box.id));
  added.sort((a, b) => (layers.get(a.id) ?? 0) - (layers.get(b.id) ?? 0));
  for (const box of added) {
    const needs = (sources.get(box.id) ?? []).flatMap((id) => boxes.get(id) ?? []);
    const gap = GAP_BETWEEN_LAYERS[before.direction] + 10;
    const start =
      needs.length === 0
        ? PICTURE_MARGIN
        : Math.max(...needs.map((r) => (right ? r.x + r.width : r.y + r.height))) + gap;
    const middle =
      needs.length === 0
        ? (right ? before.height : before.width) / 2
        : needs.reduce((sum, r) => sum + (right ? r.y + r.height / 2 : r.x + r.width / 2), 0) / needs.length;
    const wish = Math.max(PICTURE_MARGIN, middle - (right ? box.height : box.width) / 2);
    boxes.set(box.id, nearestFree(box, start, wish, right, boxes));
  }
  const ends = [...boxes.values()];
  return {
    boxes,
    edges: straightEdges({ ...input, direction: before.direction }, boxes),
    width: Math.max(before.width, ...ends.map((rect) => rect.x + rect.width + PICTURE_MARGIN)),
    height: Math.max(before.height, ...ends.map((rect) => rect.y + rect.height + PICTURE_MARGIN)),
    direction: before.direction,
    by: 'grown',
  };
}

function nearestFree(
  size: { readonly width: number; readonly height: number },
  along: number,
  wish: number,
  right: boolean,
  taken: ReadonlyMap<string, Rect>,
): Rect {
  const step = (right ? size.height : size.width) / 2 + GAP_IN_LAYER;
  for (let ring = 0; ring < 400; ring++) {
    for (const side of ring === 0 ? [0] : [ring, -ring]) {
      const across = wish + side * step;
      if (across < PICTURE_MARGIN) continue;
      const rect = right
        ? { x: along, y: across, width: size.width, height: size.height }
        : { x: across, y: along, width: size.width, height: size.height };
      if (isFree(rect, taken)) return rect;
    }
  }
  return { x: right ? along : wish, y: right ? wish : along, width: size.width, height: size.height };
}

function isFree(rect: Rect, taken: ReadonlyMap<string, Rect>): boolean {
  for (const other of taken.values()) {
    const apart =
      rect.x + rect.width + GAP_IN_LAYER <= other.x ||
      other.x + other.width + GAP_IN_LAYER <= rect.x ||
      rect.y + rect.height + GAP_IN_LAYER <= other.y ||
      other.y + other.height + GAP_IN_LAYER <= rect.y;
    if (!apart) return false;
  }
  return true;
}
