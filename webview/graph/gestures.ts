import type { Eye } from './camera.ts';
import type { Camera } from './viewport.ts';

const DRAG_FROM_PX = 4;
const LINE_PX = 16;
const WHEEL_ZOOM_PX = 240;

/** The mouse over the picture: dragging pans, the wheel pans, with Ctrl it zooms, a click goes on to `click`. */
export function listenToPointer(surface: HTMLElement, eye: Eye, click: (event: MouseEvent) => void): void {
  let from: { readonly x: number; readonly y: number; readonly camera: Camera } | null = null;
  let moved = false;
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, camera: eye.camera() };
    moved = false;
  });
  surface.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!moved && Math.hypot(dx, dy) < DRAG_FROM_PX) return;
    if (!moved) surface.setPointerCapture(event.pointerId);
    moved = true;
    surface.classList.add('dragging');
    eye.pan(from.camera, dx, dy);
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
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? LINE_PX : 1;
      if (event.ctrlKey || event.metaKey) {
        const bounds = surface.getBoundingClientRect();
        const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
        eye.zoom(Math.exp((-event.deltaY * lines) / WHEEL_ZOOM_PX), at);
      } else {
        const sideways = event.shiftKey && event.deltaX === 0;
        const dx = sideways ? -event.deltaY : -event.deltaX;
        const dy = sideways ? 0 : -event.deltaY;
        eye.pan(eye.camera(), dx * lines, dy * lines);
      }
    },
    { passive: false },
  );
}
