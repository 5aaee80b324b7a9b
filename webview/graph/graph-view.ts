import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { Screen } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { h, onNextFrame, plainButton, setAttributes } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { watchTheme } from '../ui/theme.ts';
import { ZOOM_STEP } from './camera.ts';
import type { CameraActions } from './gestures.ts';
import { type GraphState, seesPart, selectedBox } from './graph-state.ts';
import { createLegend, type LegendSign } from './legend.ts';
import { createMinimap } from './minimap.ts';
import { createNotice } from './notice.ts';
import type { Scene } from './scene.ts';
import { createSurface, type Surface } from './surface.ts';

export interface GraphView {
  readonly element: HTMLElement;
  readonly surface: Surface;
  /** Shows that the picture is of the trace before. */
  readonly dim: (dimmed: boolean) => void;
  /** The toggle that keeps the work in view: only while go works. */
  readonly offerFollow: (offered: boolean) => void;
  readonly showFollow: (follows: boolean) => void;
  /** Shows that a picture is being laid out. */
  readonly expect: () => void;
  readonly show: (scene: Scene, screen: Screen, animate: boolean) => void;
  /** Moves the same boxes, for another size of the window. */
  readonly redraw: (scene: Scene) => void;
  /** Call it when the size of the window has changed. */
  readonly repaint: () => void;
  /** Call it when the camera has moved. */
  readonly move: () => void;
  /** Call it when the selection or the focus has changed. */
  readonly highlight: () => void;
}

/** The boxes with what surrounds them: notice, minimap, legend and zoom buttons. */
export function createGraphView(
  messages: PanelMessages,
  now: { readonly state: () => GraphState; readonly screen: () => Screen },
  camera: CameraActions,
  signs?: readonly LegendSign[],
): GraphView {
  const surface = createSurface(messages.graph.label);
  const notice = createNotice(messages);
  const legend = createLegend(messages, signs);
  const minimap = createMinimap(messages.graph.overview, camera.centerOn);
  const repaintMinimap = onNextFrame(() => {
    const { scene, cameraState, window } = now.state();
    minimap.paint(scene, cameraState.camera, window, seesPart(now.state()));
  });
  const follow = plainButton(
    'chip follow',
    () => camera.follow(follow.getAttribute('aria-pressed') !== 'true'),
    messages.graph.follow,
  );
  setAttributes(follow, { 'aria-pressed': 'true', title: messages.graph.followWhy });
  follow.hidden = true;
  const element = h(
    'div',
    { class: 'graph' },
    h('div', { class: 'viewport' }, surface.element, notice.element, minimap.element),
    h('div', { class: 'graph-foot' }, legend.element, follow, zoomButtons(messages, camera)),
  );
  watchTheme(() => {
    surface.theme();
    repaintMinimap();
  });

  return {
    element,
    surface,
    dim: (dimmed) => {
      element.classList.toggle('dimmed', dimmed);
      if (dimmed) notice.awaitPlan();
    },
    offerFollow: (offered) => {
      follow.hidden = !offered;
    },
    showFollow: (follows) => follow.setAttribute('aria-pressed', String(follows)),
    expect: notice.laying,
    show: (scene, screen, animate) => {
      notice.show(scene, screen);
      legend.update(scene);
      void draw(scene, animate);
    },
    redraw: (scene) => void draw(scene, false),
    repaint: repaintMinimap,
    move: () => {
      surface.move(now.state().cameraState.camera);
      repaintMinimap();
    },
    highlight,
  };

  async function draw(scene: Scene, animate: boolean): Promise<void> {
    const isWhole = await surface.draw(scene, { animate });
    if (!isWhole) return;
    highlight();
    repaintMinimap();
    if (element.dataset.laidOut === undefined) performance.mark('pipeline:usable');
    element.dataset.laidOut = scene.placement.by;
    element.dataset.direction = scene.placement.direction;
  }

  function highlight(): void {
    const state = now.state();
    surface.highlight(selectedBox(state, now.screen())?.box.id ?? null, state.focused);
  }
}

function zoomButtons(messages: PanelMessages, { zoom, fitAll }: CameraActions): HTMLElement {
  const texts = messages.graph;
  return h(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': texts.zoom },
    iconButton(texts.zoomOut, icon('zoomOut'), () => zoom(1 / ZOOM_STEP)),
    iconButton(texts.fit, icon('fit'), fitAll),
    iconButton(texts.zoomIn, icon('zoomIn'), () => zoom(ZOOM_STEP)),
  );
}
