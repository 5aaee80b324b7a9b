import { expect, test } from 'vitest';
import { panelMessagesFor } from '../../../../src/core/messages/panel-messages.ts';
import { ZOOM_RANGE } from '../../../../webview/graph/camera.ts';
import {
  centeredOn,
  EMPTY_GRAPH,
  focusedBox,
  focusing,
  type GraphState,
  pannedBy,
  refitted,
  resized,
  revealing,
  seeingAll,
  seesPart,
  selectedBox,
  selectionOf,
  startingAnew,
  toggling,
  withCamera,
  withNewBoxes,
  withSameBoxes,
  zoomedBy,
} from '../../../../webview/graph/graph-state.ts';
import type { Scene, SceneBox } from '../../../../webview/graph/scene.ts';
import { sceneWith } from '../support/scene-with.ts';
import { screenOf } from '../support/screen-of.ts';

const WINDOW = { width: 800, height: 600 };
const LARGE = { width: 4_000, height: 3_000 };
const rect = (x: number, y: number) => ({ x, y, width: 100, height: 26 });

/** `a` is what a reader looks for first; the fold is far away from it. */
const closed = sceneWith(
  {
    a: { at: rect(1_900, 40), outcome: 'failed' },
    fold: { at: rect(500, 2_000), kind: 'fold', canOpen: true },
  },
  LARGE,
);
/** The opened fold, which has grown and pushed `a` aside. */
const opened = sceneWith(
  {
    a: { at: rect(2_300, 40), outcome: 'failed' },
    fold: { at: { x: 450, y: 2_000, width: 600, height: 300 }, kind: 'fold', canOpen: true, isOpen: true },
    inner: { at: rect(470, 2_050), parent: 'fold' },
  },
  LARGE,
);
const shown = withNewBoxes(resized(EMPTY_GRAPH, WINDOW), closed);

function boxOf(scene: Scene, id: string): SceneBox {
  const box = scene.byId.get(id);
  if (!box) throw new Error(`the scene has no ${id}`);
  return box;
}

/** The position of a box on the screen. */
function screenPosition({ scene, cameraState }: GraphState, id: string): readonly [number, number] {
  const { rect: at } = boxOf(scene ?? closed, id);
  const { scale, x, y } = cameraState.camera;
  return [at.x * scale + x, at.y * scale + y];
}

const isInWindow = (state: GraphState, id: string) => {
  const [x, y] = screenPosition(state, id);
  return x >= 0 && y >= 0 && x <= WINDOW.width && y <= WINDOW.height;
};

test('the first picture shows what a reader looks for, and focuses it', () => {
  expect(isInWindow(shown, 'a')).toBe(true);
  expect(shown.focused).toBe('a');
  expect(shown.cameraState.isChosen).toBe(false);
});

test('before there is a picture, nothing can be panned or fitted', () => {
  expect(pannedBy(EMPTY_GRAPH, 10, 10)).toBe(EMPTY_GRAPH);
  expect(seeingAll(EMPTY_GRAPH)).toBe(EMPTY_GRAPH);
  expect(seesPart(EMPTY_GRAPH)).toBe(false);
});

test('zooming ends at both limits, and counts as a choice', () => {
  const zoom = (factor: number) => zoomedBy(shown, factor).cameraState;
  expect([zoom(1_000).camera.scale, zoom(0.001).camera.scale]).toEqual([ZOOM_RANGE.max, ZOOM_RANGE.min]);
  expect(zoom(1.25).isChosen).toBe(true);
});

test('zooming without a point keeps the middle of the window', () => {
  const middle = ({ cameraState: { camera } }: GraphState) => (WINDOW.width / 2 - camera.x) / camera.scale;
  expect(middle(zoomedBy(shown, 2))).toBeCloseTo(middle(shown), 8);
});

test('panning never loses the picture', () => {
  const { camera } = pannedBy(shown, -1e6, 1e6).cameraState;
  expect(camera.x + LARGE.width * camera.scale).toBeGreaterThan(0);
  expect(camera.y).toBeLessThan(WINDOW.height);
});

test('a drag is measured from the camera at its beginning', () => {
  const from = shown.cameraState.camera;
  const once = pannedBy(shown, -30, -20, from);
  expect(pannedBy(once, -30, -20, from).cameraState).toEqual(once.cameraState);
});

test('the whole picture can be fitted, and a point of it centered', () => {
  expect(seesPart(shown)).toBe(true);
  expect(seesPart(seeingAll(shown))).toBe(false);
  const [x, y] = screenPosition(centeredOn(shown, 500, 2_000), 'fold');
  expect([x, y]).toEqual([WINDOW.width / 2, WINDOW.height / 2]);
});

test('a larger window fits the picture again, unless the reader has moved it', () => {
  const large = { width: 4_200, height: 3_200 };
  expect(refitted(resized(shown, large), closed).cameraState.camera.scale).toBe(1.05);
  const chosen = zoomedBy(shown, 2);
  expect(refitted(resized(chosen, large), closed).cameraState).toEqual(chosen.cameraState);
});

test('new text in the same boxes does not move a picture that the reader has moved', () => {
  const chosen = zoomedBy(shown, 2);
  expect(withSameBoxes(chosen, closed).cameraState).toEqual(chosen.cameraState);
});

test('when boxes move, the focused one stays where it is on the screen', () => {
  const chosen = pannedBy(shown, 40, -10);
  const next = withNewBoxes(chosen, opened);
  expect(screenPosition(next, 'a')).toEqual(screenPosition(chosen, 'a'));
});

test('the root gets the focus if the focused box disappears', () => {
  const inner = focusing(withNewBoxes(shown, opened), 'inner');
  expect(withNewBoxes(inner, closed).focused).toBe('a');
  expect(focusedBox(focusing(shown, 'gone'))?.box.id).toBe('a');
});

test('an opened fold scrolls into view', () => {
  const next = withNewBoxes(toggling(shown, boxOf(closed, 'fold')), opened);
  expect(isInWindow(next, 'fold')).toBe(true);
  expect(next.focused).toBe('fold');
  expect(next.toggled).toBeNull();
});

test('closing a fold restores the earlier position', () => {
  const chosen = withCamera(shown, { x: -300, y: -900, scale: 0.7 });
  const open = withNewBoxes(toggling(chosen, boxOf(closed, 'fold')), opened);
  expect(open.cameraState).not.toEqual(chosen.cameraState);
  const back = withNewBoxes(toggling(open, boxOf(opened, 'fold')), closed);
  expect(back.cameraState).toEqual(chosen.cameraState);
  expect(back.cameFrom.size).toBe(0);
});

test('closing a fold restores the first view if the reader had not moved it', () => {
  const open = withNewBoxes(toggling(shown, boxOf(closed, 'fold')), opened);
  expect(withNewBoxes(toggling(open, boxOf(opened, 'fold')), closed).cameraState).toEqual(shown.cameraState);
});

test('other filters reset the view, including the position to restore', () => {
  const anew = startingAnew(toggling(zoomedBy(shown, 2), boxOf(closed, 'fold')));
  expect(anew.cameraState.isChosen).toBe(false);
  expect(anew.cameFrom.size).toBe(0);
  expect(isInWindow(withNewBoxes({ ...anew, toggled: null }, closed), 'a')).toBe(true);
});

test('a selected box scrolls into view, and a visible one only gets the focus', () => {
  const away = revealing(shown, boxOf(closed, 'fold'));
  expect(isInWindow(away, 'fold')).toBe(true);
  expect(away.focused).toBe('fold');
  const near = revealing(away, boxOf(closed, 'fold'));
  expect(near.cameraState).toBe(away.cameraState);
});

const screen = screenOf(`
  fmt  hit
  app  miss 0..10  needs fmt
`);
const APP = 1;
const app = screen.model.row(APP);

test('a selected row is shown by its box, or by the fold that contains it', () => {
  const selected = { ...screen, selection: { kind: 'row' as const, key: app?.key ?? '' } };
  const within = (rows: Parameters<typeof sceneWith>[0]) =>
    selectedBox({ ...EMPTY_GRAPH, scene: sceneWith(rows, LARGE) }, selected)?.box.id;
  expect(within({ own: { at: rect(0, 0), rows: [APP] } })).toBe('own');
  expect(within({ fold: { at: rect(0, 0), kind: 'fold', rows: [0, APP] } })).toBe('fold');
  const open = { fold: { at: rect(0, 0), kind: 'fold' as const, rows: [0, APP], isOpen: true } };
  expect(within({ ...open, own: { at: rect(0, 40), rows: [APP], parent: 'fold' } })).toBe('own');
  expect(within({ other: { at: rect(0, 0), rows: [0] } })).toBeUndefined();
});

test('the box of a row selects the row, a fold all of its rows', () => {
  const messages = panelMessagesFor('en');
  const scene = sceneWith(
    {
      row: { at: rect(0, 0), rows: [APP] },
      fold: { at: rect(0, 40), kind: 'fold', fold: 'module', label: 'example.com', rows: [0, APP] },
      gone: { at: rect(0, 80), rows: [99] },
    },
    LARGE,
  );
  const select = (id: string) => selectionOf(boxOf(scene, id), screen, messages);
  expect(select('row')).toEqual({ kind: 'row', key: app?.key });
  expect(select('fold')).toMatchObject({ kind: 'fold', id: 'fold', rows: [0, APP] });
  expect(select('gone')).toBeNull();
});
