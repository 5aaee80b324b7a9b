import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { boxName } from '../../src/core/view/trace/describe.ts';
import type { ElkWorkers } from '../layout/elk-workers.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { h, onNextFrame } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { prefersStillness, watchTheme } from '../ui/theme.ts';
import { createEye, type Sight } from './camera.ts';
import { createCanvasDrawing } from './draw-canvas.ts';
import { createSvgDrawing, type Drawing } from './draw-svg.ts';
import { listenToPointer } from './gestures.ts';
import { listenToKeys } from './keys.ts';
import { createLegend } from './legend.ts';
import { createMinimap } from './minimap.ts';
import { createNotice } from './notice.ts';
import type { Scene, SceneBox } from './scene.ts';
import { createPictures } from './scene-builder.ts';
import { revealed, type Size, seesAll } from './viewport.ts';

const SVG_LIMITS = { boxes: 500, edges: 2_000 };
/** A frame's time, so that the reader sees that it was heard. */
const HEARD_MS = 20;

export interface GraphPanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly focus: () => void;
}

export interface GraphSurroundings {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly elk: ElkWorkers;
  /** Says it to those who listen. */
  readonly announce: (text: string) => void;
  readonly goToDetails: () => void;
}

/** The picture with all around it; it knows which box is selected, which has the focus, and what comes next. */
export function createGraphPanel(around: GraphSurroundings): GraphPanel {
  const { store, messages, announce, goToDetails } = around;
  let scene: Scene | null = null;
  let focused: string | null = null;
  /** The fold that was opened or closed last, until its picture is there. */
  let toggled: string | null = null;
  /** Where the reader was before each fold that is open; closing it leads back there. */
  const cameFrom = new Map<string, Sight>();
  let window: Size = { width: 0, height: 0 };
  /** A picture was wanted while nothing of it could be seen. */
  let missed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const svg = createSvgDrawing(messages.graph.label);
  let canvas: Drawing | null = null;
  let drawing: Drawing = svg;
  const surface = h('div', { class: 'surface' }, svg.element);
  const notice = createNotice(messages);
  const legend = createLegend(messages);
  const pictures = createPictures(messages, around.elk, () => window);
  const eye = createEye({
    window: () => window,
    scene: () => scene,
    moved: (camera) => {
      drawing.move(camera);
      repaintMinimap();
    },
  });
  const minimap = createMinimap(messages.graph.overview, (x, y) => {
    const { scale } = eye.camera();
    eye.choose({ scale, x: window.width / 2 - x * scale, y: window.height / 2 - y * scale });
  });
  const repaintMinimap = onNextFrame(() => {
    const camera = eye.camera();
    const partly = scene !== null && !seesAll(camera, scene.placement, window);
    minimap.paint(scene, camera, window, partly);
  });
  const zoom = h(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': messages.graph.zoom },
    iconButton(messages.graph.zoomOut, icon('zoomOut'), () => eye.zoom(1 / 1.25)),
    iconButton(messages.graph.fit, icon('fit'), eye.fitAll),
    iconButton(messages.graph.zoomIn, icon('zoomIn'), () => eye.zoom(1.25)),
  );
  const element = h(
    'div',
    { class: 'graph' },
    h('div', { class: 'viewport' }, surface, notice.element, minimap.element),
    h('div', { class: 'graph-foot' }, legend.element, zoom),
  );

  listenToPointer(surface, eye, (event) => click(scene?.byId.get(drawing.boxAt(event) ?? '')));
  listenToKeys(element, eye, {
    scene: () => scene,
    current: () => scene?.byId.get(focused ?? '') ?? scene?.root ?? null,
    go: (box) => {
      focused = box.box.id;
      select(box);
      drawing.focus(box.box.id);
    },
    select,
    toggle,
    goToDetails,
  });
  element.addEventListener('focusin', (event) => {
    const id = (event.target as Element).getAttribute('data-box');
    if (!id || id === focused) return;
    focused = id;
    markAll();
  });
  watchTheme(() => {
    drawing.theme();
    repaintMinimap();
  });
  // Its sizes come after the browser's own layout: asking for them would force one.
  new ResizeObserver(([entry]) => {
    if (entry)
      resized({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) });
  }).observe(surface);

  return {
    element,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      if (changed('show') || changed('filter') || changed('stage') || changed('around')) {
        pictures.startAnew();
        cameFrom.clear();
        eye.letGo();
        if (before) notice.laying();
        schedule(before ? HEARD_MS : 0);
      } else if (changed('model') || changed('open')) schedule(0);
      if (changed('selection')) followSelection(now);
    },
    focus: () => {
      if (focused) drawing.focus(focused);
    },
  };

  function resized(size: Size): void {
    const same = size.width === window.width && size.height === window.height;
    window = size;
    if (same || size.width === 0 || size.height === 0) return;
    if (missed) schedule(0);
    else if (scene && !eye.isChosen()) {
      scene = pictures.refit(scene);
      eye.restart(scene);
      void draw(scene, false);
    }
    repaintMinimap();
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    // Not shown: it is laid out when it is.
    missed = window.width === 0;
    if (!missed) timer = setTimeout(() => void layOut(), delay);
  }

  async function layOut(): Promise<void> {
    const screen = store.get();
    if (!scene && screen.model.view.rows.length > 0) notice.laying();
    const before = scene;
    const picture = await pictures.next(screen, before, toggled);
    if (picture) show(picture.scene, picture.isNew ? before : null);
  }

  /** `before` is null when the boxes stand where they stood, or none did. */
  function show(next: Scene, before: Scene | null): void {
    scene = next;
    useDrawing(next.boxes.length > SVG_LIMITS.boxes || next.edges.length > SVG_LIMITS.edges);
    if (!focused || !next.byId.has(focused)) focused = next.root?.box.id ?? null;
    notice.tell(next, store.get());
    legend.update(next);
    void draw(next, before !== null && !prefersStillness());
    if (before && toggled !== null) followFold(next, before);
    else if (before && eye.isChosen()) hold(before, next);
    else eye.restart(next);
  }

  async function draw(next: Scene, animate: boolean): Promise<void> {
    const isWhole = await drawing.draw(next, { animate });
    if (!isWhole) return;
    markAll();
    repaintMinimap();
    if (element.dataset.laidOut === undefined) performance.mark('pipeline:usable');
    element.dataset.laidOut = next.placement.by;
    element.dataset.direction = next.placement.direction;
  }

  /** The box that is focused stays where the eye is. */
  function hold(before: Scene, next: Scene): void {
    const id = focused ?? '';
    eye.hold(before.byId.get(id)?.rect, next.byId.get(id)?.rect);
  }

  /** An opened fold is shown as whole as it can be read; a closed one leads back to where the reader was. */
  function followFold(next: Scene, before: Scene): void {
    const id = toggled ?? '';
    toggled = null;
    const fold = next.byId.get(id);
    const back = cameFrom.get(id);
    if (fold?.box.isOpen || !back || !fold) hold(before, next);
    if (fold?.box.isOpen) eye.frame(fold.rect, next);
    else if (fold && back) {
      cameFrom.delete(id);
      eye.goBack(next, back);
    }
  }

  function useDrawing(large: boolean): void {
    if (large) canvas ??= createCanvasDrawing(messages.graph.label);
    const wanted = large && canvas ? canvas : svg;
    if (wanted === drawing) return;
    drawing.element.replaceWith(wanted.element);
    drawing = wanted;
    drawing.move(eye.camera());
  }

  function selectedBox(screen: Screen): SceneBox | null {
    const { selection } = screen;
    if (!selection || !scene) return null;
    if (selection.kind === 'fold') return scene.byId.get(selection.id) ?? null;
    const row = screen.model.rowOfKey(selection.key);
    if (row === null) return null;
    return scene.boxes.find(({ box }) => !box.isOpen && box.rows.includes(row)) ?? null;
  }

  function markAll(): void {
    drawing.mark(selectedBox(store.get())?.box.id ?? null, focused);
  }

  function followSelection(screen: Screen): void {
    const box = selectedBox(screen);
    if (box) {
      focused = box.box.id;
      const camera = eye.camera();
      const shown = revealed(camera, box.rect, window);
      if (shown.x !== camera.x || shown.y !== camera.y) eye.choose(shown);
    }
    markAll();
  }

  function click(box: SceneBox | undefined): void {
    if (!box) {
      if (store.get().selection) store.set({ selection: null });
      return;
    }
    focused = box.box.id;
    if (box.box.canOpen) toggle(box);
    else select(box);
    drawing.focus(box.box.id);
  }

  function select({ box }: SceneBox): void {
    const row = box.kind === 'row' ? box.rows[0] : undefined;
    if (row !== undefined) selectRow(store, row);
    else
      store.set({ selection: { kind: 'fold', id: box.id, label: boxName(box, messages), rows: box.rows } });
  }

  function toggle(box: SceneBox): void {
    const { id, isOpen, rows } = box.box;
    const { open } = store.get();
    toggled = id;
    focused = id;
    if (!isOpen) {
      cameFrom.set(id, { camera: eye.camera(), chosen: eye.isChosen() });
      pictures.remember(id, scene);
    }
    select(box);
    store.set({ open: isOpen ? open.filter((each) => each !== id) : [...open, id] });
    const name = boxName(box.box, messages);
    announce(isOpen ? messages.graph.closed(name) : messages.graph.opened(name, rows.length));
  }
}
