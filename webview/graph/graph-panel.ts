import { boxName } from '../../src/core/view/describe.ts';
import { foldGraph } from '../../src/core/view/fold-graph.ts';
import type { GraphView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-words.ts';
import { layoutInColumns } from '../layout/columns.ts';
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
import { type Screen, type Store, selectRow } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { h, onNextFrame } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { prefersStillness, watchTheme } from '../ui/theme.ts';
import { createCanvasDrawing } from './draw-canvas.ts';
import { createSvgDrawing, type Drawing } from './draw-svg.ts';
import { createLegend } from './legend.ts';
import { looksOf, sizeOf } from './looks.ts';
import { createMinimap } from './minimap.ts';
import { neighbour, type Way } from './neighbours.ts';
import { type Scene, type SceneBox, sceneOf } from './scene.ts';
import {
  type Camera,
  centered,
  firstCamera,
  fitScale,
  opened,
  panned,
  revealed,
  type Size,
  SMALLEST_SCALE,
  seesAll,
  zoomed,
} from './viewport.ts';

const SVG_LIMITS = { boxes: 500, edges: 2_000 };
const ELK_LIMITS = { boxes: 800, edges: 1_700 };
/** What opens may fill the picture; how much is drawn at first is for the folding to say. */
const MOST_BOXES = 2_000;
/** While go works the picture is laid out at most twice a second. */
const LIVE_PAUSE_MS = 500;
/** Kept free between a frame that was opened and the edge of the window. */
const EDGE = 12;
const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Answered {
  readonly graph: GraphView;
  readonly placement: Placement;
  readonly boxes: readonly LayoutBox[];
}

export interface GraphPanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize: () => void;
  readonly focus: () => void;
}

export interface GraphSurroundings {
  readonly store: Store;
  readonly words: PanelWords;
  readonly elk: ElkWorkers;
  /** Says it to those who listen. */
  readonly announce: (text: string) => void;
  readonly goToDetails: () => void;
}

/** Folds, lays out and draws the picture, and owns what part of it is seen. */
export function createGraphPanel({
  store,
  words,
  elk,
  announce,
  goToDetails,
}: GraphSurroundings): GraphPanel {
  const svg = createSvgDrawing(words.graph.label);
  let canvas: Drawing | null = null;
  let drawing: Drawing = svg;
  const surface = h('div', { class: 'surface' }, svg.element);
  const notice = h('div', { class: 'notice', role: 'status' });
  const minimap = createMinimap(words.graph.overview, (x, y) => {
    const window = windowSize();
    place({ ...camera, x: window.width / 2 - x * camera.scale, y: window.height / 2 - y * camera.scale });
  });
  const zoomBy = (factor: number) => {
    const { width, height } = windowSize();
    touched = true;
    place(zoomed(camera, factor, { x: width / 2, y: height / 2 }));
  };
  const legend = createLegend(words);
  const buttons = h(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': words.graph.zoom },
    iconButton(words.graph.zoomOut, icon('zoomOut'), () => zoomBy(1 / 1.25)),
    iconButton(words.graph.fit, icon('fit'), fitAll),
    iconButton(words.graph.zoomIn, icon('zoomIn'), () => zoomBy(1.25)),
  );
  const element = h(
    'div',
    { class: 'graph' },
    h('div', { class: 'viewport' }, surface, notice, minimap.element),
    h('div', { class: 'graph-foot' }, legend.element, buttons),
  );

  let scene: Scene | null = null;
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  let focused: string | null = null;
  /** The reader has moved or zoomed: from then on the picture does not move by itself. */
  let touched = false;
  let signature = '';
  let direction: Direction | null = null;
  /** What the layout answered, before its gaps were fitted to the window. */
  let raw: Answered | null = null;
  let turn = 0;
  /** A picture was wanted: a window that is only measured before that asks for none. */
  let wanted = false;
  let lastLayoutAt = 0;
  let anchor: string | null = null;
  /** Where the reader was before each fold that is open; closing it leads back there. */
  const cameFrom = new Map<
    string,
    {
      readonly camera: Camera;
      readonly touched: boolean;
      readonly signature: string;
      readonly placement: Placement | null;
      readonly raw: Answered | null;
    }
  >();
  let windowSeen: Size = { width: 0, height: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const repaintMinimap = onNextFrame(() =>
    minimap.paint(
      scene,
      camera,
      windowSize(),
      scene !== null && !seesAll(camera, scene.placement, windowSize()),
    ),
  );

  listenToPointer();
  element.addEventListener('keydown', onKey);
  element.addEventListener('focusin', (event) => {
    const id = (event.target as Element).getAttribute('data-box');
    if (id && id !== focused) {
      focused = id;
      markAll();
    }
  });
  watchTheme(() => {
    drawing.theme();
    repaintMinimap();
  });

  return {
    element,
    update: (now, before) => {
      wanted = true;
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      if (changed('show') || changed('filter') || changed('stage') || changed('around')) {
        direction = null;
        touched = false;
        cameFrom.clear();
        if (before) notice.textContent = words.graph.laying;
        // A frame's time, so that the reader sees that it was heard.
        schedule(before ? 20 : 0);
      } else if (changed('model')) {
        const live = now.model.view.header.state === 'running';
        schedule(live ? Math.max(0, lastLayoutAt + LIVE_PAUSE_MS - performance.now()) : 0);
      } else if (changed('open')) schedule(0);
      if (changed('selection')) followSelection(now);
    },
    resize: () => {
      const window = windowSize();
      if (window.width === 0 || window.height === 0) return;
      const same = window.width === windowSeen.width && window.height === windowSeen.height;
      windowSeen = window;
      // Asked for when it was not shown: now it is.
      if (wanted && turn === 0) schedule(0);
      else if (!same && scene && !touched) refit();
      place(camera);
    },
    focus: () => {
      if (focused) drawing.focus(focused);
    },
  };

  function windowSize(): Size {
    return { width: surface.clientWidth, height: surface.clientHeight };
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    // Not shown: it is laid out when it is.
    if (windowSize().width === 0) return;
    timer = setTimeout(() => void layOut(), delay);
  }

  async function layOut(): Promise<void> {
    const mine = ++turn;
    lastLayoutAt = performance.now();
    const screen = store.get();
    const { model } = screen;
    const around = screen.around === null ? null : model.rowOfKey(screen.around);
    const graph = foldGraph(model.view, {
      open: screen.open,
      show: screen.show,
      filter: screen.filter,
      stage: screen.stage,
      around,
      maxBoxes: MOST_BOXES,
    });
    const looks = looksOf(graph, model, words);
    const live = model.view.header.state === 'running';
    const boxes = graph.boxes.map((box) => {
      const look = looks.get(box.id);
      const wanted = look ? sizeOf(box, look) : { id: box.id, width: 0, height: 0, parent: box.parent };
      // While it is watched a box keeps its size, so that only new boxes need a place.
      const had = live && !box.isOpen ? scene?.placement.boxes.get(box.id) : undefined;
      return had ? { ...wanted, width: had.width } : wanted;
    });
    const next = structureOf(boxes, graph);
    if (scene && next === signature) {
      show(sceneOf(graph, looks, scene.placement), false, null);
      return;
    }
    if (!scene) announceNotice(graph, null);
    const back = anchor === null ? undefined : cameFrom.get(anchor);
    const same = back?.signature === next && back.placement !== null ? back : null;
    if (same) raw = same.raw;
    const placement = same?.placement ?? (await placementOf(boxes, graph, live, mine));
    if (mine !== turn || !placement) return;
    signature = live || placement.by !== 'grown' ? next : '';
    const before = scene;
    show(sceneOf(graph, looks, placement), before !== null, before);
  }

  async function placementOf(
    boxes: readonly LayoutBox[],
    graph: GraphView,
    live: boolean,
    mine: number,
  ): Promise<Placement | null> {
    const window = windowSize();
    const kept = direction !== null && scene !== null;
    const nested = boxes.some((box) => box.parent !== null);
    const input: Omit<LayoutInput, 'direction'> = {
      boxes,
      edges: graph.edges,
      aspectRatio: window.width / Math.max(1, window.height),
      settled: kept && scene ? scene.placement.boxes : null,
    };
    if (live && kept && scene && !nested)
      return growPlacement({ ...input, direction: scene.placement.direction }, scene.placement);
    const plainOnes = (['DOWN', 'RIGHT'] as const).map((way) =>
      layoutInColumns({ ...input, direction: way }),
    );
    const [down, right] = plainOnes;
    if (!down || !right) return null;
    if (!kept) direction = fitScale(down, window) >= fitScale(right, window) ? 'DOWN' : 'RIGHT';
    const chosen = direction === 'RIGHT' ? right : down;
    if (boxes.length > ELK_LIMITS.boxes || graph.edges.length > ELK_LIMITS.edges) return chosen;
    const asked = performance.now();
    const placed = await elk.layout({ ...input, direction: chosen.direction });
    if (mine !== turn) return null;
    // For `npm run bench`, and for whoever opens the browser's profiler.
    performance.measure('pipeline:layout', { start: asked });
    if (!placed) return chosen;
    raw = { graph, placement: placed, boxes };
    return fitted(placed, boxes);
  }

  function fitted(placement: Placement, boxes: readonly LayoutBox[]): Placement {
    return compacted(placement, boxes, { ...windowSize(), smallestScale: SMALLEST_SCALE }, GROUP_TITLE + 6);
  }

  /** Another window: the same picture with other gaps, as long as nobody has moved it. */
  function refit(): void {
    if (!scene) return;
    if (raw && scene.placement.by === 'elk') {
      const looks = new Map(scene.boxes.map(({ box, look }) => [box.id, look]));
      scene = sceneOf(raw.graph, looks, fitted(raw.placement, raw.boxes));
      drawing.draw(scene, { animate: false });
      markAll();
    }
    place(firstView(scene));
  }

  function show(next: Scene, animate: boolean, before: Scene | null): void {
    const large = next.boxes.length > SVG_LIMITS.boxes || next.edges.length > SVG_LIMITS.edges;
    useDrawing(large);
    scene = next;
    if (!focused || !next.byId.has(focused)) focused = next.root?.box.id ?? null;
    legend.update(next);
    drawing.draw(next, { animate: animate && !prefersStillness() });
    if (animate && before && anchor !== null) followFold(next, before);
    else if (animate && before && touched) holdStill(before, next);
    else if (before !== null || !touched) camera = touched ? camera : firstView(next);
    place(camera);
    markAll();
    announceNotice(null, next);
    element.dataset.laidOut = next.placement.by;
    element.dataset.direction = next.placement.direction;
    if (before === null) performance.mark('pipeline:usable');
  }

  /** The box that is focused stays where the eye is. */
  function holdStill(before: Scene, next: Scene): void {
    const from = focused === null ? undefined : before.byId.get(focused)?.rect;
    const to = focused === null ? undefined : next.byId.get(focused)?.rect;
    if (!from || !to) return;
    const x = camera.x + (from.x - to.x) * camera.scale;
    const y = camera.y + (from.y - to.y) * camera.scale;
    camera = { scale: camera.scale, x, y };
    touched = true;
  }

  /** An opened fold is shown as whole as it can be read; a closed one leads back to where the reader was. */
  function followFold(next: Scene, before: Scene): void {
    const id = anchor;
    anchor = null;
    const box = id === null ? undefined : next.byId.get(id);
    if (id === null || !box) {
      holdStill(before, next);
      return;
    }
    if (!box.box.isOpen) {
      const back = cameFrom.get(id);
      cameFrom.delete(id);
      if (!back) {
        holdStill(before, next);
        return;
      }
      touched = back.touched;
      camera = touched ? back.camera : firstView(next);
      return;
    }
    holdStill(before, next);
    camera = opened(camera, box.rect, next.placement, windowSize(), EDGE);
    touched = true;
  }

  function firstView(next: Scene): Camera {
    const { placement, root } = next;
    return firstCamera(placement, windowSize(), root?.rect ?? null, placement.direction === 'RIGHT');
  }

  function useDrawing(large: boolean): void {
    if (large) canvas ??= createCanvasDrawing(words.graph.label);
    const wanted = large && canvas ? canvas : svg;
    if (wanted === drawing) return;
    drawing.element.replaceWith(wanted.element);
    drawing = wanted;
  }

  function place(next: Camera): void {
    camera = next;
    drawing.move(camera);
    repaintMinimap();
  }

  function fitAll(): void {
    if (!scene) return;
    const window = windowSize();
    touched = true;
    place(centered(scene.placement, window, fitScale(scene.placement, window)));
  }

  function announceNotice(graph: GraphView | null, next: Scene | null): void {
    const parts: string[] = [];
    if (graph && !next && graph.boxes.length > 0) parts.push(words.graph.laying);
    if (next) {
      const screen = store.get();
      if (next.boxes.length === 0)
        parts.push(screen.filter || screen.stage ? words.graph.empty : words.graph.emptyGraph);
      if (next.hidden > 0) parts.push(words.graph.hidden(next.hidden));
      notice.title = next.placement.by === 'columns' ? words.graph.columnsWhy : '';
      if (next.placement.by === 'columns') parts.push(words.graph.columns);
    }
    notice.classList.toggle('middle', next?.boxes.length === 0);
    const text = parts.join(' · ');
    if (notice.textContent !== text) notice.textContent = text;
  }

  function selectedBox(screen: Screen): SceneBox | null {
    const { selection } = screen;
    if (!selection || !scene) return null;
    if (selection.kind === 'fold') return scene.byId.get(selection.id) ?? null;
    const row = screen.model.rowOfKey(selection.key);
    if (row === null) return null;
    const holders = scene.boxes.filter((box) => !box.box.isOpen && box.box.rows.includes(row));
    return holders[0] ?? null;
  }

  function markAll(): void {
    drawing.mark(selectedBox(store.get())?.box.id ?? null, focused);
  }

  function followSelection(screen: Screen): void {
    const box = selectedBox(screen);
    if (box) {
      focused = box.box.id;
      const shown = revealed(camera, box.rect, windowSize());
      if (shown.x !== camera.x || shown.y !== camera.y) {
        touched = true;
        place(shown);
      }
    }
    markAll();
  }

  function select(box: SceneBox): void {
    const row = box.box.kind === 'row' ? box.box.rows[0] : undefined;
    if (row !== undefined) selectRow(store, row);
    else
      store.set({
        selection: { kind: 'fold', id: box.box.id, label: boxName(box.box, words), rows: box.box.rows },
      });
  }

  function toggle(box: SceneBox): void {
    const { open } = store.get();
    anchor = box.box.id;
    focused = box.box.id;
    const opening = !box.box.isOpen;
    if (opening) {
      const placement = scene?.placement ?? null;
      cameFrom.set(box.box.id, { camera, touched, signature, placement, raw });
    }
    select(box);
    store.set({ open: opening ? [...open, box.box.id] : open.filter((id) => id !== box.box.id) });
    const name = boxName(box.box, words);
    announce(opening ? words.graph.opened(name, box.box.rows.length) : words.graph.closed(name));
  }

  function moveFocus(box: SceneBox): void {
    focused = box.box.id;
    select(box);
    drawing.focus(box.box.id);
  }

  function onKey(event: KeyboardEvent): void {
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target as Element).closest('[data-box]')) return;
    const current = scene.byId.get(focused ?? '') ?? scene.root;
    const way = WAYS[event.key];
    const window = windowSize();
    if (way && event.shiftKey) {
      const [dx, dy] = { left: [80, 0], right: [-80, 0], up: [0, 80], down: [0, -80] }[way] as [
        number,
        number,
      ];
      touched = true;
      place(panned(camera, dx, dy, scene.placement, window));
    } else if (way && current) {
      const next = neighbour(scene, current, way);
      if (next) moveFocus(next);
    } else if (event.key === 'Home' && scene.root) moveFocus(scene.root);
    else if (event.key === 'End') {
      const last = scene.boxes[scene.boxes.length - 1];
      if (last) moveFocus(last);
    } else if ((event.key === 'Enter' || event.key === ' ') && current) {
      if (current.box.canOpen) toggle(current);
      else {
        select(current);
        if (event.key === 'Enter') goToDetails();
      }
    } else if (event.key === 'Escape' && current && closeAround(current)) {
      // done
    } else if (event.key === '+' || event.key === '=') zoomBy(1.25);
    else if (event.key === '-') zoomBy(1 / 1.25);
    else if (event.key === '0') fitAll();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function closeAround(current: SceneBox): boolean {
    const frame = current.box.isOpen ? current : scene?.byId.get(current.box.parent ?? '');
    if (!frame) return false;
    toggle(frame);
    return true;
  }

  function listenToPointer(): void {
    let from: { x: number; y: number; camera: Camera } | null = null;
    let moved = false;
    surface.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, camera };
      moved = false;
    });
    surface.addEventListener('pointermove', (event) => {
      if (!from || !scene) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!moved && Math.hypot(dx, dy) < 4) return;
      if (!moved) surface.setPointerCapture(event.pointerId);
      moved = true;
      touched = true;
      surface.classList.add('dragging');
      place(panned(from.camera, dx, dy, scene.placement, windowSize()));
    });
    const end = (): void => {
      from = null;
      surface.classList.remove('dragging');
    };
    surface.addEventListener('pointerup', end);
    surface.addEventListener('pointercancel', end);
    surface.addEventListener('click', (event) => {
      if (moved) return;
      const box = scene?.byId.get(drawing.boxAt(event) ?? '');
      if (!box) {
        if (store.get().selection) store.set({ selection: null });
        return;
      }
      focused = box.box.id;
      if (box.box.canOpen) toggle(box);
      else select(box);
      drawing.focus(box.box.id);
    });
    surface.addEventListener(
      'wheel',
      (event) => {
        if (!scene) return;
        event.preventDefault();
        touched = true;
        const lines = event.deltaMode === 1 ? 16 : 1;
        if (event.ctrlKey || event.metaKey) {
          const bounds = surface.getBoundingClientRect();
          const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
          place(zoomed(camera, Math.exp((-event.deltaY * lines) / 240), at));
        } else {
          const sideways = event.shiftKey && event.deltaX === 0;
          const dx = sideways ? -event.deltaY : -event.deltaX;
          const dy = sideways ? 0 : -event.deltaY;
          place(panned(camera, dx * lines, dy * lines, scene.placement, windowSize()));
        }
      },
      { passive: false },
    );
  }
}

function structureOf(boxes: readonly LayoutBox[], graph: GraphView): string {
  return JSON.stringify([
    boxes.map((box) => [box.id, box.width, box.height, box.parent]),
    graph.edges.map((edge) => [edge.from, edge.to]),
  ]);
}
