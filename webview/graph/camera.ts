import type { Rect } from '../layout/placement.ts';
import { SMALL_FONT_PX } from '../ui/measure.ts';

/** The visible part of the picture: the screen position `x`, `y` of its top left corner, and its scale. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The minimum height of text at first view. */
const READABLE_PX = 11;
export const SMALLEST_SCALE = READABLE_PX / SMALL_FONT_PX;
const LARGEST_FIT = 1.15;
export const ZOOM_RANGE = { min: 0.08, max: 3 } as const;
/** The zoom factor of a key or a button. */
export const ZOOM_STEP = 1.25;

export function fitScale(picture: Size, window: Size): number {
  if (picture.width <= 0 || picture.height <= 0) return 1;
  return Math.min(window.width / picture.width, window.height / picture.height, LARGEST_FIT);
}

export function isReadable(scale: number): boolean {
  return scale >= SMALLEST_SCALE - 1e-6;
}

/** The whole picture if it is readable, otherwise full size with the root visible. */
export function firstCamera(picture: Size, window: Size, root: Rect | null, right: boolean): Camera {
  const scale = fitScale(picture, window);
  if (isReadable(scale)) return centered(picture, window, scale);
  // At the beginning of the picture, centered across on the root (or else the middle).
  const middle =
    root === null ? picture : { width: root.x * 2 + root.width, height: root.y * 2 + root.height };
  const across = centered(middle, window, SMALLEST_SCALE);
  const beginning = right ? { ...across, x: 0 } : { ...across, y: 0 };
  const top = keepInside(beginning, picture, window);
  // The beginning of the picture, as far as the root is visible from there.
  if (!root || isWithin(top, root, window)) return top;
  const target = root;
  const start = { x: window.width * (right ? 0.12 : 0.5), y: window.height * (right ? 0.5 : 0.12) };
  const camera = {
    scale: 1,
    x: start.x - target.x - (right ? 0 : target.width / 2),
    y: start.y - target.y - (right ? target.height / 2 : 0),
  };
  return keepInside(camera, picture, window);
}

function isWithin({ x, y, scale }: Camera, rect: Rect, window: Size): boolean {
  return (
    rect.x * scale + x >= 0 &&
    rect.y * scale + y >= 0 &&
    (rect.x + rect.width) * scale + x <= window.width &&
    (rect.y + rect.height) * scale + y <= window.height
  );
}

/** The whole picture with an opened frame if it is readable, otherwise as much of the frame as possible. */
export function opened(camera: Camera, frame: Rect, picture: Size, window: Size, edge: number): Camera {
  const whole = fitScale(picture, window);
  if (isReadable(whole)) return centered(picture, window, whole);
  const room = { width: window.width - edge * 2, height: window.height - edge * 2 };
  const scale = Math.max(SMALLEST_SCALE, Math.min(camera.scale, fitScale(frame, room)));
  const ratio = scale / camera.scale;
  const at = { x: frame.x * camera.scale + camera.x, y: frame.y * camera.scale + camera.y };
  const scaled = { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
  const axis = (offset: number, start: number, size: number, space: number) => {
    const from = start * scale + offset;
    const to = from + size * scale;
    if (size * scale > space - edge * 2) return offset + edge - from;
    if (from < edge) return offset + edge - from;
    return to > space - edge ? offset - (to - (space - edge)) : offset;
  };
  const inside = keepInside(scaled, picture, window);
  return {
    scale,
    x: axis(inside.x, frame.x, frame.width, window.width),
    y: axis(inside.y, frame.y, frame.height, window.height),
  };
}

export function centered(picture: Size, window: Size, scale: number): Camera {
  return {
    scale,
    x: (window.width - picture.width * scale) / 2,
    y: (window.height - picture.height * scale) / 2,
  };
}

/** No empty margin while there is more picture on the other side; a small picture is centered. */
function keepInside(camera: Camera, picture: Size, window: Size): Camera {
  const axis = (offset: number, size: number, room: number) =>
    size * camera.scale <= room
      ? (room - size * camera.scale) / 2
      : Math.min(0, Math.max(room - size * camera.scale, offset));
  return {
    scale: camera.scale,
    x: axis(camera.x, picture.width, window.width),
    y: axis(camera.y, picture.height, window.height),
  };
}

/** Some of the picture always stays visible. */
export function panned(camera: Camera, dx: number, dy: number, picture: Size, window: Size): Camera {
  const visiblePx = 60;
  const axis = (offset: number, size: number, room: number) =>
    Math.min(room - visiblePx, Math.max(visiblePx - size * camera.scale, offset));
  return {
    scale: camera.scale,
    x: axis(camera.x + dx, picture.width, window.width),
    y: axis(camera.y + dy, picture.height, window.height),
  };
}

/** The point under the pointer keeps its position. */
export function zoomed(
  camera: Camera,
  factor: number,
  at: { readonly x: number; readonly y: number },
): Camera {
  const scale = Math.min(ZOOM_RANGE.max, Math.max(ZOOM_RANGE.min, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
}

/** Moves only as far as needed to make a box visible. */
export function revealed(camera: Camera, rect: Rect, window: Size, margin = 24): Camera {
  const axis = (offset: number, start: number, size: number, room: number) => {
    const from = start * camera.scale + offset;
    const to = from + Math.min(size * camera.scale, room - margin * 2);
    if (from >= 0 && to <= room) return offset;
    if (from < margin) return offset + margin - from;
    if (to > room - margin) return offset - (to - (room - margin));
    return offset;
  };
  return {
    scale: camera.scale,
    x: axis(camera.x, rect.x, rect.width, window.width),
    y: axis(camera.y, rect.y, rect.height, window.height),
  };
}

export function seesAll(camera: Camera, picture: Size, window: Size): boolean {
  return (
    camera.x >= -1 &&
    camera.y >= -1 &&
    camera.x + picture.width * camera.scale <= window.width + 1 &&
    camera.y + picture.height * camera.scale <= window.height + 1
  );
}
