import { expect, test } from 'vitest';
import { boxAtPoint } from '../../../../webview/graph/scene.ts';
import { sceneWith } from '../support/scene-with.ts';

const scene = sceneWith(
  {
    alone: { at: { x: 0, y: 0, width: 100, height: 26 } },
    frame: { at: { x: 200, y: 0, width: 300, height: 200 }, kind: 'fold', canOpen: true, isOpen: true },
    inner: { at: { x: 220, y: 20, width: 100, height: 26 }, parent: 'frame' },
  },
  { width: 600, height: 300 },
);
const unmoved = { x: 0, y: 0, scale: 1 };
const at = (x: number, y: number, camera = unmoved) => boxAtPoint(scene, camera, { x, y })?.box.id ?? null;

test('a box is hit up to its edges, and not beside them', () => {
  expect([at(0, 0), at(100, 26), at(101, 10), at(50, 27)]).toEqual(['alone', 'alone', null, null]);
});

test('only the title of an opened fold is hit, not the space between its boxes', () => {
  expect([at(450, 10), at(450, 100)]).toEqual(['frame', null]);
});

test('a box inside a frame is hit before the frame', () => {
  expect(at(230, 25)).toBe('inner');
});

test('a box is hit where it is drawn, wherever the camera is', () => {
  const camera = { x: -400, y: 60, scale: 2 };
  expect(at(230 * 2 - 400, 40 * 2 + 60, camera)).toBe('inner');
  expect(at(230, 40, camera)).toBeNull();
});
