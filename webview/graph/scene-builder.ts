import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { foldGraph } from '../../src/core/view/graph/fold-graph.ts';
import type { BoxView, GraphView } from '../../src/core/view/trace/trace-view.ts';
import { layoutInColumns, straightEdges } from '../layout/columns.ts';
import { compacted } from '../layout/compact.ts';
import type { ElkWorkers } from '../layout/elk-workers.ts';
import { growPlacement } from '../layout/grow.ts';
import {
  type Direction,
  GROUP_TITLE,
  type LayoutBox,
  type LayoutInput,
  type Placement,
} from '../layout/placement.ts';
import type { Screen } from '../store.ts';
import { pause } from '../ui/dom.ts';
import { type BoxStyle, sizeOf, stylesOf } from './box-style.ts';
import { fitScale, type Size, SMALLEST_SCALE } from './camera.ts';
import { type Scene, sceneOf } from './scene.ts';

const ELK_LIMITS = { boxes: 800, edges: 1_700 };
/** Opening may fill the picture; folding decides how much is drawn at first. */
const MOST_BOXES = 2_000;

export interface SceneBuilder {
  /** The next picture after `before`; null if a newer one was requested meanwhile. */
  readonly next: (screen: Screen, before: Scene | null, toggled: string | null) => Promise<BuiltScene | null>;
  /** Whether a better layout of the last picture is still to come. */
  readonly isWaiting: () => boolean;
  /** The same for another window size: the gaps are fitted to it. */
  readonly refit: (scene: Scene) => Scene;
  /** The boxes of a watched build stay where they are, whatever the size of the window. */
  readonly isWatched: () => boolean;
  /** Saves this picture before a box is opened, because closing the box leads back to it. */
  readonly remember: (id: string, scene: Scene | null) => void;
  /** The selection has changed completely: nothing of the last picture is kept. */
  readonly startAnew: () => void;
}

/** Replaces the appearance that a box has on the page of a run. */
export type RestyleBox = (style: BoxStyle, box: BoxView) => BoxStyle;

export interface BuiltScene {
  readonly scene: Scene;
  /** false: the boxes have the same positions, only their content has changed. */
  readonly isNew: boolean;
}

interface Answered {
  readonly graph: GraphView;
  readonly placement: Placement;
  readonly boxes: readonly LayoutBox[];
}

interface LateLayout {
  readonly structure: string;
  readonly boxes: readonly LayoutBox[];
  readonly graph: GraphView;
  answer: Placement | null;
}

interface Remembered {
  readonly signature: string;
  readonly placement: Placement;
  readonly raw: Answered | null;
}

/**
 * From the reader's selection to boxes with positions: folds, measures, lays out. In steps, so that no task
 * takes long.
 */
export function createSceneBuilder(
  messages: PanelMessages,
  elk: ElkWorkers,
  window: () => Size,
  /** The awaited layout has come, or will not come: the next picture has it. */
  onLate: () => void,
  restyle: RestyleBox = (style) => style,
): SceneBuilder {
  let turn = 0;
  let late: LateLayout | null = null;
  let signature = '';
  let direction: Direction | null = null;
  /** The picture was watched while go worked: its boxes stay the same. */
  let byPlan = false;
  /** The result of the layout, before its gaps were fitted to the window. */
  let raw: Answered | null = null;
  const remembered = new Map<string, Remembered>();

  return {
    next,
    isWaiting: () => late !== null && late.answer === null,
    refit: (scene) => {
      if (!raw || scene.placement.by !== 'elk') return scene;
      const styles = new Map(scene.boxes.map(({ box, style }) => [box.id, style]));
      return sceneOf(raw.graph, styles, fitted(raw.placement, raw.boxes, window()));
    },
    isWatched: () => byPlan,
    remember: (id, scene) => {
      // Columns that are shown until the layout comes are not what the reader would come back to.
      if (scene && late === null) remembered.set(id, { signature, placement: scene.placement, raw });
    },
    startAnew: () => {
      direction = null;
      byPlan = false;
      remembered.clear();
    },
  };

  async function next(
    screen: Screen,
    before: Scene | null,
    toggled: string | null,
  ): Promise<BuiltScene | null> {
    const mine = ++turn;
    const live = screen.model.view.header.state === 'running';
    // What came from the cache is known only at the end: then the picture of a warm build is another one, and one that
    // grew is laid out.
    byPlan = live || (byPlan && isCold(screen.model.view) && before?.placement.by !== 'grown');
    const graph = folded(screen, byPlan);
    await pause();
    if (mine !== turn) return null;
    const styles = stylesOf(graph, screen.model, messages, restyle);
    const boxes = sized(graph, styles, byPlan ? before : null);
    const structure = structureOf(boxes, graph);
    // A placement that grew is not the last one, even if its boxes are.
    const isSettled = live || before?.placement.by !== 'grown';
    if (before && structure === signature && isSettled) {
      const better = lateAnswer(structure);
      if (better) return { scene: sceneOf(graph, styles, better), isNew: true };
      // The picture may be fitted to another window later: then with its newest edges and marks.
      if (raw) raw = { ...raw, graph };
      return { scene: sceneOf(graph, styles, before.placement), isNew: false };
    }
    if (byPlan && !live && before !== null && hasSameBoxes(before, boxes)) {
      // The end adds the lines of the critical path: no box moves for them.
      signature = structure;
      return { scene: sceneOf(graph, styles, withLines(before, graph, boxes)), isNew: false };
    }
    await pause();
    const back = toggled === null ? undefined : remembered.get(toggled);
    const same = back?.signature === structure ? back : null;
    if (same) raw = same.raw;
    const placement = same?.placement ?? (await placementOf(boxes, graph, live, before, mine, structure));
    if (mine !== turn || !placement) return null;
    signature = live || placement.by !== 'grown' ? structure : '';
    return { scene: sceneOf(graph, styles, placement), isNew: true };
  }

  async function placementOf(
    boxes: readonly LayoutBox[],
    graph: GraphView,
    live: boolean,
    before: Scene | null,
    mine: number,
    structure: string,
  ): Promise<Placement | null> {
    // Before go's plan arrived, there was nothing whose positions could be kept.
    const previous = direction !== null && before !== null && before.boxes.length > 0 ? before : null;
    const towards = inputsFor(boxes, graph, previous, window());
    const nested = boxes.some((box) => box.parent !== null);
    if (live && previous && !nested) {
      return growPlacement(towards(previous.placement.direction), previous.placement);
    }
    const down = layoutInColumns(towards('DOWN'));
    const right = layoutInColumns(towards('RIGHT'));
    if (!previous) direction = fitScale(down, window()) >= fitScale(right, window()) ? 'DOWN' : 'RIGHT';
    const columns = direction === 'RIGHT' ? right : down;
    if (boxes.length > ELK_LIMITS.boxes || graph.edges.length > ELK_LIMITS.edges) return columns;
    // The engine cancels the layout that is awaited: the shown columns will have to be laid out again.
    if (late !== null) signature = '';
    late = null;
    const startedAt = performance.now();
    const asked: LateLayout = { structure, boxes, graph, answer: null };
    const placement = await elk.layout(towards(columns.direction), (answer) => {
      if (late !== asked) return;
      if (answer) asked.answer = answer;
      else late = null;
      onLate();
    });
    if (mine !== turn) return null;
    // For `npm run bench` and the browser's profiler.
    performance.measure('pipeline:layout', { start: startedAt });
    late = placement === 'late' ? asked : null;
    if (typeof placement === 'string') return columns;
    raw = { graph, placement, boxes };
    await pause();
    return fitted(placement, boxes, window());
  }

  /** elk's layout of the picture that has been shown in columns meanwhile. */
  function lateAnswer(structure: string): Placement | null {
    if (late?.structure !== structure || late.answer === null) return null;
    const { answer: placement, graph, boxes } = late;
    late = null;
    raw = { graph, placement, boxes };
    return fitted(placement, boxes, window());
  }
}

/** The gaps between boxes, fitted to the window. */
function fitted(placement: Placement, boxes: readonly LayoutBox[], window: Size): Placement {
  return compacted(placement, boxes, { ...window, smallestScale: SMALLEST_SCALE }, GROUP_TITLE + 6);
}

/** The inputs of a layout, for either direction. */
function inputsFor(
  boxes: readonly LayoutBox[],
  { edges }: GraphView,
  previous: Scene | null,
  { width, height }: Size,
): (direction: Direction) => LayoutInput {
  return (direction) => ({
    boxes,
    edges,
    aspectRatio: width / Math.max(1, height),
    settled: previous?.placement.boxes ?? null,
    direction,
    roomAcross: (direction === 'RIGHT' ? height : width) / SMALLEST_SCALE,
  });
}

function hasSameBoxes({ placement, boxes: drawn }: Scene, boxes: readonly LayoutBox[]): boolean {
  return drawn.length === boxes.length && boxes.every(({ id }) => placement.boxes.has(id));
}

/** The same positions with the lines of this graph: new ones are straight. */
function withLines({ placement, edges }: Scene, graph: GraphView, boxes: readonly LayoutBox[]): Placement {
  const key = ({ from, to }: { readonly from: string; readonly to: string }) => JSON.stringify([from, to]);
  const known = new Map(edges.map(({ edge, points }) => [key(edge), points]));
  const { direction } = placement;
  const input = { boxes, edges: graph.edges, direction, aspectRatio: 1, roomAcross: 0, settled: null };
  const straight = straightEdges(input, placement.boxes);
  return {
    ...placement,
    edges: graph.edges.map((edge, index) => known.get(key(edge)) ?? straight[index] ?? []),
  };
}

/** Most of the packages were compiled. */
function isCold({ totals }: Screen['model']['view']): boolean {
  return (totals.rebuilt + totals.failed) * 2 >= totals.packages;
}

function folded(screen: Screen, byPlan: boolean): GraphView {
  return foldGraph(screen.model.view, {
    open: screen.open,
    show: screen.show,
    filter: screen.filter,
    stage: screen.stage,
    relatedTo: screen.relatedTo === null ? null : screen.model.rowOfKey(screen.relatedTo),
    byPlan,
    maxBoxes: MOST_BOXES,
  });
}

/** A box that is watched keeps its size, so that only new boxes need a position. */
function sized(graph: GraphView, styles: ReadonlyMap<string, BoxStyle>, watched: Scene | null): LayoutBox[] {
  return graph.boxes.map((box) => {
    const style = styles.get(box.id);
    const wanted = style ? sizeOf(box, style) : { id: box.id, width: 0, height: 0, parent: box.parent };
    const had = box.isOpen ? undefined : watched?.placement.boxes.get(box.id);
    return had ? { ...wanted, width: had.width } : wanted;
  });
}

function structureOf(boxes: readonly LayoutBox[], graph: GraphView): string {
  return JSON.stringify([
    boxes.map((box) => [box.id, box.width, box.height, box.parent]),
    graph.edges.map((edge) => [edge.from, edge.to]),
  ]);
}
