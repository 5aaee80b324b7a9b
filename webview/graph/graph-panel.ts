import type { Screen } from '../store.ts';
import { prefersStillness } from '../ui/theme.ts';
import { createBoxActions } from './box-actions.ts';
import type { Size } from './camera.ts';
import type { GraphContext } from './context.ts';
import { type CameraActions, listenToPointer } from './gestures.ts';
import {
  centeredOn,
  EMPTY_GRAPH,
  focusing,
  followingFrom,
  followingWork,
  type GraphState,
  pannedBy,
  refitted,
  resized,
  revealing,
  seeingAll,
  selectedBox,
  startingAnew,
  withNewBoxes,
  withSameBoxes,
  zoomedBy,
} from './graph-state.ts';
import { createGraphView } from './graph-view.ts';
import { listenToFocus, listenToKeys } from './keys.ts';
import { createLayoutQueue } from './layout-queue.ts';
import { createSceneBuilder } from './scene-builder.ts';

/** About the time of one frame, so that the reader sees a reaction before the layout starts. */
const HEARD_MS = 20;

export interface GraphPanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly focus: () => void;
}

/** Combines the graph's state, its view, and the reader's actions. */
export function createGraphPanel(context: GraphContext): GraphPanel {
  const { store, messages, elk } = context;
  let state = EMPTY_GRAPH;
  /** The picture is of another trace, until this one can be drawn. */
  let awaitsPlan = false;
  const camera: CameraActions = {
    camera: () => state.cameraState.camera,
    pan: (dx, dy, from) => become(pannedBy(state, dx, dy, from)),
    zoom: (factor, at) => become(zoomedBy(state, factor, at)),
    fitAll: () => become(seeingAll(state)),
    centerOn: (x, y) => become(centeredOn(state, x, y)),
    follow: (follows) => become(followingFrom(state, follows)),
  };
  const view = createGraphView(
    messages,
    { state: () => state, screen: store.get },
    camera,
    context.style?.legend,
  );
  const { element, surface } = view;
  const builder = createSceneBuilder(
    messages,
    elk,
    () => state.window,
    () => queue.ask(0),
    context.style?.restyle,
  );
  const isVisible = () => state.window.width > 0;
  const queue = createLayoutQueue(isVisible, () => void layOut());
  const boxes = createBoxActions(context, {
    state: () => state,
    become,
    focus: surface.focus,
    willOpen: (id) => builder.remember(id, state.scene),
  });
  listenToPointer(surface.element, camera, (event) => boxes.click(surface.boxAt(event)));
  listenToKeys(element, camera, boxes);
  listenToFocus(element, (id) => {
    if (id === state.focused) return;
    become(focusing(state, id));
    view.highlight();
  });
  watchSize(surface.element, resize);

  return {
    element,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      const isAnother = before !== null && now.editor?.trace !== before.editor?.trace;
      if (isAnother) {
        builder.startAnew();
        become(startingAnew(state));
        awaitsPlan = state.scene !== null;
      }
      if (changed('show') || changed('filter') || changed('stage') || changed('relatedTo')) {
        builder.startAnew();
        become(startingAnew(state));
        if (before) view.expect();
        queue.ask(before ? HEARD_MS : 0);
      } else if (changed('model') || changed('open')) queue.ask(0);
      if (changed('selection')) {
        const box = selectedBox(state, now);
        if (box) become(revealing(state, box));
        view.highlight();
      }
    },
    focus: () => {
      if (state.focused) surface.focus(state.focused);
    },
  };

  function become(next: GraphState): void {
    const isMoved = next.cameraState.camera !== state.cameraState.camera;
    state = next;
    if (isMoved) view.move();
    view.showFollow(!state.cameraState.isChosen);
  }

  function resize(size: Size): void {
    const isSame = size.width === state.window.width && size.height === state.window.height;
    become(resized(state, size));
    if (isSame || size.width === 0 || size.height === 0) return;
    const { scene, cameraState } = state;
    if (!queue.catchUp() && scene && !cameraState.isChosen) {
      const next = builder.isWatched() ? scene : builder.refit(scene);
      const isLive = store.get().model.view.header.state === 'running';
      become(isLive ? followingWork(state, cameraState.camera) : refitted(state, next));
      if (next !== scene) view.redraw(next);
    }
    view.repaint();
  }

  async function layOut(): Promise<void> {
    const screen = store.get();
    const { view: shown } = screen.model;
    const live = shown.header.state === 'running';
    if (live && awaitsPlan && shown.rows.length === 0) {
      view.dim(true);
      return;
    }
    const before = awaitsPlan ? null : state.scene;
    if (!before && screen.model.view.rows.length > 0) view.expect();
    const built = await builder.next(screen, before, state.toggled);
    // Meanwhile another trace may have come, which is to be drawn next.
    if (!built || store.get().editor?.trace !== screen.editor?.trace) return;
    const { scene, isNew } = built;
    const { camera: from } = state.cameraState;
    if (awaitsPlan) state = { ...state, scene: null };
    awaitsPlan = false;
    view.dim(false);
    const next = isNew ? withNewBoxes(state, scene) : withSameBoxes(state, scene);
    become(live ? followingWork(next, isNew ? next.cameraState.camera : from) : next);
    view.offerFollow(live);
    // Assistive technology and tests wait for the final picture.
    element.ariaBusy = String(builder.isWaiting());
    view.show(scene, store.get(), isNew && before !== null && !prefersStillness());
  }
}

/** Reports sizes after the browser's own layout; reading them directly would force a layout. */
function watchSize(element: HTMLElement, onChange: (size: Size) => void): void {
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    onChange({ width: Math.round(width), height: Math.round(height) });
  });
  observer.observe(element);
}
