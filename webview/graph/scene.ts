import type { BoxView, EdgeView, GraphView } from '../../src/core/view/trace/trace-view.ts';
import { GROUP_TITLE, type Placement, type Point, type Rect } from '../layout/placement.ts';
import type { BoxStyle } from './box-style.ts';
import type { Camera } from './camera.ts';

/** A complete picture, to be drawn as SVG or, if it is large, on a canvas. */
export interface Scene {
  readonly boxes: readonly SceneBox[];
  readonly byId: ReadonlyMap<string, SceneBox>;
  readonly edges: readonly SceneEdge[];
  readonly placement: Placement;
  readonly hidden: number;
  /** The box that must be visible first. */
  readonly root: SceneBox | null;
}

export interface SceneBox {
  readonly box: BoxView;
  readonly style: BoxStyle;
  readonly rect: Rect;
  readonly depth: number;
}

export interface SceneEdge {
  readonly edge: EdgeView;
  readonly points: readonly Point[];
  /** An SVG path, also for `Path2D`. */
  readonly path: string;
}

export function sceneOf(
  graph: GraphView,
  styles: ReadonlyMap<string, BoxStyle>,
  placement: Placement,
): Scene {
  const depths = new Map<string, number>();
  const parentOf = new Map(graph.boxes.map((box) => [box.id, box.parent]));
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0);
    const parent = parentOf.get(id) ?? null;
    const depth = parent === null ? 0 : depthOf(parent) + 1;
    depths.set(id, depth);
    return depth;
  };
  const along = (rect: Rect) =>
    placement.direction === 'RIGHT' ? rect.x * 10_000 + rect.y : rect.y * 10_000 + rect.x;
  const boxes = graph.boxes
    .flatMap((box): SceneBox[] => {
      const rect = placement.boxes.get(box.id);
      const style = styles.get(box.id);
      return rect && style ? [{ box, style, rect, depth: depthOf(box.id) }] : [];
    })
    .sort((a, b) => along(a.rect) - along(b.rect));
  return {
    boxes,
    byId: new Map(boxes.map((box) => [box.box.id, box])),
    edges: graph.edges.map((edge, index) => {
      const points = placement.edges[index] ?? [];
      return { edge, points, path: smoothPath(points, placement.direction === 'RIGHT') };
    }),
    placement,
    hidden: graph.hidden,
    root: rootOf(boxes),
  };
}

/** The most interesting box: the failure, otherwise where the critical work began. */
function rootOf(boxes: readonly SceneBox[]): SceneBox | null {
  const closed = boxes.filter(({ box }) => !box.isOpen);
  const tests: ((box: BoxView) => boolean)[] = [
    (box) => box.outcome === 'failed',
    (box) => box.origin && box.critical,
    (box) => box.origin,
    (box) => box.critical,
    (box) => box.outcome === 'miss',
    () => true,
  ];
  for (const test of tests) {
    const found = closed.find(({ box }) => test(box));
    if (found) return found;
  }
  return null;
}

/** The innermost box at a point of the window; for a frame, only its title counts. */
export function boxAtPoint(
  { boxes }: Pick<Scene, 'boxes'>,
  camera: Camera,
  point: { readonly x: number; readonly y: number },
): SceneBox | null {
  const [x, y] = [(point.x - camera.x) / camera.scale, (point.y - camera.y) / camera.scale];
  let hit: SceneBox | null = null;
  for (const box of boxes) {
    const { rect } = box;
    const height = box.style.frame ? GROUP_TITLE : rect.height;
    if (x < rect.x || y < rect.y || x > rect.x + rect.width || y > rect.y + height) continue;
    if (!hit || box.depth >= hit.depth) hit = box;
  }
  return hit;
}

/** Straight within a layer, curved between layers, so that a line never touches a box that it only passes. */
function smoothPath(points: readonly Point[], right: boolean): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let last = first;
  for (const point of rest) {
    const straight = right ? Math.abs(point.y - last.y) < 0.5 : Math.abs(point.x - last.x) < 0.5;
    if (straight) path += `L${round(point.x)} ${round(point.y)}`;
    else if (right) {
      const middle = round((last.x + point.x) / 2);
      path += `C${middle} ${round(last.y)} ${middle} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    } else {
      const middle = round((last.y + point.y) / 2);
      path += `C${round(last.x)} ${middle} ${round(point.x)} ${middle} ${round(point.x)} ${round(point.y)}`;
    }
    last = point;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Small arrow heads at the ends of edges, one per position however many edges end there. */
export function arrowHeads(edges: readonly SceneEdge[], right: boolean): string {
  const seen = new Set<string>();
  let path = '';
  for (const { points } of edges) {
    const end = points[points.length - 1];
    if (!end) continue;
    const [x, y] = [round(end.x), round(end.y)];
    const key = `${x} ${y}`;
    if (seen.has(key)) continue;
    seen.add(key);
    path += right ? `M${x} ${y}l-6 -3.2v6.4z` : `M${x} ${y}l-3.2 -6h6.4z`;
  }
  return path;
}
