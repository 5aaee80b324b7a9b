import { expect, test } from 'vitest';
import { firstCamera } from '../../../../webview/graph/camera.ts';

const picture = { width: 3_000, height: 2_400 };
const root = { x: 1_500, y: 40, width: 100, height: 24 };

test('a picture that is too big to be readable begins at its top, with the root in the middle', () => {
  const window = { width: 600, height: 400 };
  const { x, y, scale } = firstCamera(picture, window, root, false);
  expect(y).toBeCloseTo(0);
  expect((root.x + root.width / 2) * scale + x).toBeCloseTo(window.width / 2);
});

test('it has no empty margin if the root is at the side', () => {
  const { x, y } = firstCamera(picture, { width: 600, height: 400 }, { ...root, x: 10 }, false);
  expect([x, y]).toEqual([0, 0]);
});

test('from left to right it begins at the left, with the root at half the height', () => {
  const side = { x: 40, y: 1_200, width: 100, height: 24 };
  const window = { width: 600, height: 400 };
  const { x, y, scale } = firstCamera(picture, window, side, true);
  expect(x).toBeCloseTo(0);
  expect((side.y + side.height / 2) * scale + y).toBeCloseTo(window.height / 2);
});
