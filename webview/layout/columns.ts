import { layersOf } from './layers.ts';
import {
  GAP_BETWEEN_LAYERS,
  GAP_IN_LAYER,
  GROUP_MARGIN,
  GROUP_TITLE,
  type LayoutBox,
  type LayoutInput,
  PICTURE_MARGIN,
  type Placement,
  type Point,
  parentsOf,
  type Rect,
} from './placement.ts';

/**
 * A plain layout without elk: a layer for every step of the longest path, boxes ordered by the positions of
 * their neighbors. Linear except for sorting, so 10,000 boxes are no problem.
 */
export function layoutInColumns(input: LayoutInput): Placement {
  const parents = parentsOf(input.boxes);
  const byParent = new Map<string | null, LayoutBox[]>();
  const known = new Map(input.boxes.map((box) => [box.id, box]));
  for (const box of input.boxes) {
    const parent = box.parent !== null && known.has(box.parent) ? box.parent : null;
    const siblings = byParent.get(parent) ?? [];
    siblings.push(box);
    byParent.set(parent, siblings);
  }
  const boxes = new Map<string, Rect>();
  const size = placeInside(null, PICTURE_MARGIN, PICTURE_MARGIN);
  return {
    boxes: absolute(boxes, byParent),
    edges: straightEdges(input, absolute(boxes, byParent)),
    width: size.width,
    height: size.height,
    direction: input.direction,
    by: 'columns',
  };

  function placeInside(
    parent: string | null,
    marginX: number,
    top: number,
  ): { width: number; height: number } {
    const siblings = byParent.get(parent) ?? [];
    const sized = siblings.map((box) => {
      if (!parents.has(box.id)) return box;
      const inner = placeInside(box.id, GROUP_MARGIN, GROUP_TITLE + 8);
      return { ...box, width: Math.max(box.width, inner.width), height: Math.max(box.height, inner.height) };
    });
    const bottom = parent === null ? PICTURE_MARGIN : GROUP_MARGIN;
    return placeLayers(sized, parent, marginX, top, bottom);
  }

  function placeLayers(
    siblings: readonly LayoutBox[],
    parent: string | null,
    left: number,
    top: number,
    bottom: number,
  ): { width: number; height: number } {
    const edges = edgesAmong(input, known, parent);
    const order = orderedLayers(siblings, edges);
    const right = input.direction === 'RIGHT';
    const along = (box: LayoutBox) => (right ? box.width : box.height);
    const across = (box: LayoutBox) => (right ? box.height : box.width);
    const breadths = order.map((layer) =>
      layer.reduce((sum, box) => sum + across(box) + GAP_IN_LAYER, -GAP_IN_LAYER),
    );
    const breadth = Math.max(0, ...breadths);
    let offset = 0;
    order.forEach((layer, index) => {
      const thickness = Math.max(...layer.map(along));
      let position = (breadth - (breadths[index] ?? 0)) / 2;
      for (const box of layer) {
        const a = offset + (right ? 0 : (thickness - along(box)) / 2);
        boxes.set(box.id, {
          x: left + (right ? a : position),
          y: top + (right ? position : a),
          width: box.width,
          height: box.height,
        });
        position += across(box) + GAP_IN_LAYER;
      }
      offset += thickness + GAP_BETWEEN_LAYERS[input.direction] + 10;
    });
    const length = Math.max(0, offset - GAP_BETWEEN_LAYERS[input.direction] - 10);
    return {
      width: left * 2 + (right ? length : breadth),
      height: top + bottom + (right ? breadth : length),
    };
  }
}

/** Edges between children of `parent`; edges of deeper boxes count for the child that contains them. */
function edgesAmong(input: LayoutInput, known: ReadonlyMap<string, LayoutBox>, parent: string | null) {
  const childOf = (id: string): string | null => {
    let box = known.get(id);
    for (let depth = 0; box && depth < 20; depth++) {
      if (box.parent === parent) return box.id;
      box = box.parent === null ? undefined : known.get(box.parent);
    }
    return null;
  };
  return input.edges.flatMap((edge) => {
    const from = childOf(edge.from);
    const to = childOf(edge.to);
    return from !== null && to !== null && from !== to ? [{ from, to }] : [];
  });
}

function orderedLayers(
  siblings: readonly LayoutBox[],
  edges: readonly { readonly from: string; readonly to: string }[],
): LayoutBox[][] {
  const layers = layersOf(
    siblings.map((box) => box.id),
    edges,
  );
  const order: LayoutBox[][] = [];
  for (const box of siblings) {
    const layer = layers.get(box.id) ?? 0;
    while (order.length <= layer) order.push([]);
    order[layer]?.push(box);
  }
  const before = new Map<string, string[]>();
  for (const edge of edges) {
    const list = before.get(edge.to) ?? [];
    list.push(edge.from);
    before.set(edge.to, list);
  }
  const position = new Map<string, number>();
  for (const layer of order) {
    const wish = (box: LayoutBox): number => {
      const positions = (before.get(box.id) ?? []).flatMap((id) => position.get(id) ?? []);
      return positions.length === 0
        ? 0.5
        : positions.reduce((sum, value) => sum + value, 0) / positions.length;
    };
    const wishes = new Map(layer.map((box) => [box.id, wish(box)]));
    layer.sort((a, b) => (wishes.get(a.id) ?? 0) - (wishes.get(b.id) ?? 0));
    layer.forEach((box, index) => {
      position.set(box.id, (index + 0.5) / layer.length);
    });
  }
  return order.filter((layer) => layer.length > 0);
}

/** Positions so far are relative to the parent; make them relative to the picture. */
function absolute(
  boxes: ReadonlyMap<string, Rect>,
  byParent: ReadonlyMap<string | null, readonly LayoutBox[]>,
): Map<string, Rect> {
  const result = new Map<string, Rect>();
  const walk = (parent: string | null, x: number, y: number): void => {
    for (const box of byParent.get(parent) ?? []) {
      const rect = boxes.get(box.id);
      if (!rect || result.has(box.id)) continue;
      const moved = { ...rect, x: rect.x + x, y: rect.y + y };
      result.set(box.id, moved);
      walk(box.id, moved.x, moved.y);
    }
  };
  walk(null, 0, 0);
  return result;
}

/** From the end of one box to the beginning of the next; drawing makes it a curve. */
export function straightEdges(input: LayoutInput, boxes: ReadonlyMap<string, Rect>): Point[][] {
  return input.edges.map((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) return [];
    return input.direction === 'RIGHT'
      ? [
          { x: from.x + from.width, y: from.y + from.height / 2 },
          { x: to.x, y: to.y + to.height / 2 },
        ]
      : [
          { x: from.x + from.width / 2, y: from.y + from.height },
          { x: to.x + to.width / 2, y: to.y },
        ];
  });
}
