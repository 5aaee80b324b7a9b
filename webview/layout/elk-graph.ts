import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import {
  GAP_BETWEEN_LAYERS,
  GAP_IN_LAYER,
  GROUP_MARGIN,
  GROUP_TITLE,
  type LayoutInput,
  PICTURE_MARGIN,
  type Placement,
  type Point,
  parentsOf,
  type Rect,
} from './placement.ts';

/** The input in elk's form: nested boxes, all edges at the top. */
export function toElkGraph(input: LayoutInput): ElkNode {
  const parents = parentsOf(input.boxes);
  const gap = GAP_BETWEEN_LAYERS[input.direction];
  const shared: LayoutOptions = {
    'elk.algorithm': 'layered',
    'elk.direction': input.direction,
    'elk.randomSeed': '1',
    'elk.spacing.nodeNode': String(GAP_IN_LAYER),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(gap),
    'elk.spacing.edgeNode': '10',
    'elk.spacing.edgeEdge': '6',
    'elk.layered.spacing.edgeNodeBetweenLayers': '8',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '6',
    'elk.layered.mergeEdges': 'true',
    'elk.layered.nodePlacement.strategy': 'SIMPLE',
    'elk.layered.thoroughness': '1',
    'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
    'elk.edgeRouting': 'POLYLINE',
  };
  const nodes = new Map<string, ElkNode & { children: ElkNode[] }>();
  for (const box of input.boxes) {
    const settled = input.settled?.get(box.id);
    const layoutOptions: LayoutOptions = parents.has(box.id)
      ? {
          ...shared,
          'elk.padding': `[top=${GROUP_TITLE + 8},left=${GROUP_MARGIN},bottom=${GROUP_MARGIN},right=${GROUP_MARGIN}]`,
          'elk.nodeSize.constraints': 'MINIMUM_SIZE',
          'elk.nodeSize.minimum': `(${box.width},${box.height})`,
          ...boundedLayers(box.id, input),
        }
      : {};
    if (settled) layoutOptions['elk.position'] = `(${settled.x},${settled.y})`;
    nodes.set(box.id, { id: box.id, width: box.width, height: box.height, children: [], layoutOptions });
  }
  const top: ElkNode[] = [];
  for (const box of input.boxes) {
    const node = nodes.get(box.id);
    if (node) (box.parent === null ? top : (nodes.get(box.parent)?.children ?? top)).push(node);
  }
  const edges: ElkExtendedEdge[] = input.edges.map((edge, index) => ({
    id: `e${index}`,
    sources: [edge.from],
    targets: [edge.to],
  }));
  return {
    id: 'root',
    children: top,
    edges,
    layoutOptions: {
      ...shared,
      'elk.aspectRatio': input.aspectRatio.toFixed(2),
      'elk.padding': `[top=${PICTURE_MARGIN},left=${PICTURE_MARGIN},bottom=${PICTURE_MARGIN},right=${PICTURE_MARGIN}]`,
      'elk.json.edgeCoords': 'ROOT',
      ...(parents.size > 0 ? { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' } : {}),
      ...(input.settled ? { 'elk.layered.crossingMinimization.semiInteractive': 'true' } : {}),
    },
  };
}

/** Lines between boxes take about a third of their space. */
const ROOM_FOR_LINES = 1.35;

/** Modules have few edges and would be side by side, far beyond the window: this many per layer. */
function boundedLayers(parent: string, { boxes, direction, roomAcross }: LayoutInput): LayoutOptions {
  const inside = boxes.filter((box) => box.parent === parent);
  const across = inside.reduce(
    (sum, box) => sum + (direction === 'RIGHT' ? box.height : box.width) + GAP_IN_LAYER,
    0,
  );
  const one = (across / Math.max(1, inside.length)) * ROOM_FOR_LINES;
  const bound = Math.floor((roomAcross - GROUP_MARGIN * 2) / Math.max(1, one));
  if (bound < 2 || inside.length <= bound) return {};
  return {
    'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
    'elk.layered.layering.coffmanGraham.layerBound': String(bound),
  };
}

/** Converts elk's answer to a placement; positions of nested boxes are relative to their parent in it. */
export function fromElkGraph(input: LayoutInput, answer: ElkNode): Placement {
  const boxes = new Map<string, Rect>();
  const walk = (node: ElkNode, x: number, y: number): void => {
    for (const child of node.children ?? []) {
      const rect = {
        x: x + (child.x ?? 0),
        y: y + (child.y ?? 0),
        width: child.width ?? 0,
        height: child.height ?? 0,
      };
      boxes.set(child.id, rect);
      walk(child, rect.x, rect.y);
    }
  };
  walk(answer, 0, 0);
  const edges: Point[][] = input.edges.map(() => []);
  for (const edge of answer.edges ?? []) {
    const points = edge.sections?.flatMap((section) => [
      section.startPoint,
      ...(section.bendPoints ?? []),
      section.endPoint,
    ]);
    edges[Number(edge.id.slice(1))] = (points ?? []).map(({ x, y }) => ({ x, y }));
  }
  return {
    boxes,
    edges,
    width: answer.width ?? 0,
    height: answer.height ?? 0,
    direction: input.direction,
    by: 'elk',
  };
}
