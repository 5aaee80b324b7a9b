import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { boxName } from '../../src/core/view/trace/describe.ts';
import type { Rect } from '../layout/placement.ts';
import type { Screen, Selection } from '../store.ts';
import {
  type Camera,
  centered,
  firstCamera,
  fitScale,
  opened,
  panned,
  revealed,
  type Size,
  seesAll,
  zoomed,
} from './camera.ts';
import type { Scene, SceneBox } from './scene.ts';

/** The visible part of the picture. */
export interface CameraState {
  readonly camera: Camera;
  /** The reader has chosen it, so it does not move by itself. */
  readonly isChosen: boolean;
}

export interface GraphState {
  readonly window: Size;
  readonly cameraState: CameraState;
  readonly scene: Scene | null;
  /** The focused box, or the one that gets the focus when the reader enters the graph. */
  readonly focused: string | null;
  /** The fold that was opened or closed last, until its picture is ready. */
  readonly toggled: string | null;
  /** The visible part before each open fold was opened; closing the fold restores it. */
  readonly cameFrom: ReadonlyMap<string, CameraState>;
}

export const EMPTY_GRAPH: GraphState = {
  window: { width: 0, height: 0 },
  cameraState: { camera: { x: 0, y: 0, scale: 1 }, isChosen: false },
  scene: null,
  focused: null,
  toggled: null,
  cameFrom: new Map(),
};

/** The space between an opened frame and the edge of the window. */
const EDGE_PX = 12;

/** Sets the camera that the reader has chosen. */
export function withCamera(state: GraphState, camera: Camera): GraphState {
  return { ...state, cameraState: { camera, isChosen: true } };
}

/** `dx` and `dy` count from `from`, the camera at the beginning of the movement. */
export function pannedBy(
  state: GraphState,
  dx: number,
  dy: number,
  from: Camera = state.cameraState.camera,
): GraphState {
  const { scene, window } = state;
  return scene ? withCamera(state, panned(from, dx, dy, scene.placement, window)) : state;
}

/** The middle of the window, or the given point of the window, keeps its position. */
export function zoomedBy(
  state: GraphState,
  factor: number,
  at: { readonly x: number; readonly y: number } = middleOf(state.window),
): GraphState {
  return withCamera(state, zoomed(state.cameraState.camera, factor, at));
}

export function seeingAll(state: GraphState): GraphState {
  const { scene, window } = state;
  if (!scene) return state;
  return withCamera(state, centered(scene.placement, window, fitScale(scene.placement, window)));
}

/** Centers a point of the picture. */
export function centeredOn(state: GraphState, x: number, y: number): GraphState {
  const { scale } = state.cameraState.camera;
  const middle = middleOf(state.window);
  return withCamera(state, { scale, x: middle.x - x * scale, y: middle.y - y * scale });
}

/** Whether a part of the picture is outside the window. */
export function seesPart({ scene, cameraState, window }: GraphState): boolean {
  return scene !== null && !seesAll(cameraState.camera, scene.placement, window);
}

/**
 * Moves the visible part to what go is working on, unless the reader has chosen one. It moves from `from`, and only as
 * far as needed.
 */
export function followingWork(state: GraphState, from: Camera): GraphState {
  const { scene, cameraState, window } = state;
  if (!scene || cameraState.isChosen || !seesPart(state)) return state;
  const busy = scene.boxes.filter(({ box }) => box.running && !box.isOpen).map(({ rect }) => rect);
  if (busy.length === 0) return { ...state, cameraState: { camera: from, isChosen: false } };
  const camera = busy.reduceRight((at, rect) => revealed(at, rect, window), from);
  return { ...state, cameraState: { camera, isChosen: false } };
}

/** Follows what go is working on again, or no longer. */
export function followingFrom(state: GraphState, follows: boolean): GraphState {
  const { camera } = state.cameraState;
  const next = { ...state, cameraState: { camera, isChosen: !follows } };
  return follows ? followingWork(next, camera) : next;
}

/** The filters have changed: the next picture is shown like a first one. */
export function startingAnew(state: GraphState): GraphState {
  return { ...state, cameraState: { ...state.cameraState, isChosen: false }, cameFrom: new Map() };
}

export function resized(state: GraphState, window: Size): GraphState {
  return { ...state, window };
}

/** The same boxes, placed for another size of the window. */
export function refitted(state: GraphState, scene: Scene): GraphState {
  return atFirst({ ...state, scene });
}

/** The boxes keep their positions; only their text has changed. */
export function withSameBoxes(state: GraphState, scene: Scene): GraphState {
  return atFirst(withScene(state, scene));
}

/** Boxes were added, removed or moved: the part that the reader looked at stays visible. */
export function withNewBoxes(state: GraphState, scene: Scene): GraphState {
  const before = state.scene;
  const next = withScene(state, scene);
  if (!before) return atFirst(next);
  if (state.toggled !== null) return followingFold(next, before, state.toggled);
  return state.cameraState.isChosen ? holding(next, before) : atFirst(next);
}

function withScene(state: GraphState, scene: Scene): GraphState {
  const isThere = state.focused !== null && scene.byId.has(state.focused);
  return { ...state, scene, focused: isThere ? state.focused : (scene.root?.box.id ?? null) };
}

/** Shows the initial part of a picture, unless the reader has chosen another one. */
function atFirst(state: GraphState): GraphState {
  const { scene, cameraState, window } = state;
  if (!scene || cameraState.isChosen) return state;
  return { ...state, cameraState: { camera: initialCamera(scene, window), isChosen: false } };
}

function initialCamera({ placement, root }: Scene, window: Size): Camera {
  return firstCamera(placement, window, root?.rect ?? null, placement.direction === 'RIGHT');
}

/** Keeps the focused box at its position on the screen. */
function holding(state: GraphState, before: Scene): GraphState {
  const id = state.focused ?? '';
  const [from, to]: (Rect | undefined)[] = [before.byId.get(id)?.rect, state.scene?.byId.get(id)?.rect];
  if (!from || !to) return state;
  const { scale, x, y } = state.cameraState.camera;
  return withCamera(state, { scale, x: x + (from.x - to.x) * scale, y: y + (from.y - to.y) * scale });
}

/** Shows as much of an opened fold as is readable; closing it restores the previous visible part. */
function followingFold(state: GraphState, before: Scene, id: string): GraphState {
  const { scene, window, cameFrom } = state;
  const done = { ...state, toggled: null };
  const fold = scene?.byId.get(id);
  if (!scene || !fold) return holding(done, before);
  if (fold.box.isOpen) {
    const held = holding(done, before);
    return withCamera(held, opened(held.cameraState.camera, fold.rect, scene.placement, window, EDGE_PX));
  }
  const back = cameFrom.get(id);
  if (!back) return holding(done, before);
  const cameraState = back.isChosen ? back : { camera: initialCamera(scene, window), isChosen: false };
  return { ...done, cameraState, cameFrom: new Map([...cameFrom].filter(([each]) => each !== id)) };
}

export function focusing(state: GraphState, id: string): GraphState {
  return { ...state, focused: id };
}

/** A fold will be opened or closed; its picture comes later. */
export function toggling(state: GraphState, { box }: SceneBox): GraphState {
  const cameFrom = box.isOpen ? state.cameFrom : new Map(state.cameFrom).set(box.id, state.cameraState);
  return { ...state, toggled: box.id, focused: box.id, cameFrom };
}

/** Focuses a selected box, and makes it visible. */
export function revealing(state: GraphState, { box, rect }: SceneBox): GraphState {
  const { camera } = state.cameraState;
  const next = revealed(camera, rect, state.window);
  const focused = focusing(state, box.id);
  return next.x === camera.x && next.y === camera.y ? focused : withCamera(focused, next);
}

export function focusedBox({ scene, focused }: GraphState): SceneBox | null {
  return scene?.byId.get(focused ?? '') ?? scene?.root ?? null;
}

/** The box of the selected row, which may be a fold that contains it. */
export function selectedBox({ scene }: GraphState, { selection, model }: Screen): SceneBox | null {
  if (!selection || !scene) return null;
  if (selection.kind === 'fold') return scene.byId.get(selection.id) ?? null;
  const row = model.rowOfKey(selection.key);
  if (row === null) return null;
  return scene.boxes.find(({ box }) => !box.isOpen && box.rows.includes(row)) ?? null;
}

/** The selection of the page when this box is selected; null if the view has no such row. */
export function selectionOf({ box }: SceneBox, screen: Screen, messages: PanelMessages): Selection | null {
  const row = box.kind === 'row' ? box.rows[0] : undefined;
  if (row === undefined) {
    return { kind: 'fold', id: box.id, label: boxName(box, messages), rows: box.rows };
  }
  const key = screen.model.row(row)?.key;
  return key === undefined ? null : { kind: 'row', key };
}

function middleOf({ width, height }: Size): { readonly x: number; readonly y: number } {
  return { x: width / 2, y: height / 2 };
}
