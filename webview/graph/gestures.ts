import type { Camera } from './camera.ts';

const DRAG_FROM_PX = 4;
const LINE_PX = 16;
const WHEEL_ZOOM_PX = 240;

/** The reader's actions on the visible part of the picture. */
export interface CameraActions {
  readonly camera: () => Camera;
  /** Moves the picture from this camera, by default the current one. */
  readonly pan: (dx: number, dy: number, from?: Camera) => void;
  readonly zoom: (
    factor: number,
    at?: {
      readonly x: number;
      readonly y: number;
    },
  ) => void;
  readonly fitAll: () => void;
  /** Centers a point of the picture. */
  readonly centerOn: (x: number, y: number) => void;
  /** Keeps what go is working on in view, until the reader moves it. */
  readonly follow: (follows: boolean) => void;
}

/** The pointer in the picture: dragging and the wheel pan, Ctrl and the wheel zoom, a click calls `click`. */
export function listenToPointer(
  surface: HTMLElement,
  actions: CameraActions,
  click: (event: MouseEvent) => void,
): void {
  let from: { readonly x: number; readonly y: number; readonly camera: Camera } | null = null;
  let moved = false;
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, camera: actions.camera() };
    moved = false;
  });
  surface.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!moved && Math.hypot(dx, dy) < DRAG_FROM_PX) return;
    if (!moved) surface.setPointerCapture(event.pointerId);
    moved = true;
    surface.classList.add('dragging');
    actions.pan(dx, dy, from.camera);
  });
  const end = (): void => {
    from = null;
    surface.classList.remove('dragging');
  };
  surface.addEventListener('pointerup', end);
  surface.addEventListener('pointercancel', end);
  surface.addEventListener('click', (event) => {
    if (!moved) click(event);
  });
  surface.addEventListener('wheel', (event) => turnWheel(event, surface, actions), { passive: false });
}

function turnWheel(event: WheelEvent, surface: HTMLElement, { pan, zoom }: CameraActions): void {
  event.preventDefault();
  const lines = event.deltaMode === 1 ? LINE_PX : 1;
  if (event.ctrlKey || event.metaKey) {
    const bounds = surface.getBoundingClientRect();
    const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    zoom(Math.exp((-event.deltaY * lines) / WHEEL_ZOOM_PX), at);
  } else {
    const sideways = event.shiftKey && event.deltaX === 0;
    const dx = sideways ? -event.deltaY : -event.deltaX;
    const dy = sideways ? 0 : -event.deltaY;
    pan(dx * lines, dy * lines);
  }
}
