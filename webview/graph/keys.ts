import { ZOOM_STEP } from './camera.ts';
import type { CameraActions } from './gestures.ts';
import { neighbor, type Way } from './neighbors.ts';
import type { Scene, SceneBox } from './scene.ts';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const SHIFTS: Readonly<Record<Way, readonly [number, number]>> = {
  left: [80, 0],
  right: [-80, 0],
  up: [0, 80],
  down: [0, -80],
};

export interface BoxKeys {
  readonly scene: () => Scene | null;
  /** The focused box. */
  readonly current: () => SceneBox | null;
  readonly go: (box: SceneBox) => void;
  readonly select: (box: SceneBox) => void;
  readonly toggle: (box: SceneBox) => void;
  readonly goToDetails: () => void;
}

/** The keyboard in the picture: moves from box to box, opens and closes folds, pans and zooms. */
export function listenToKeys(element: HTMLElement, camera: CameraActions, boxes: BoxKeys): void {
  element.addEventListener('keydown', (event) => {
    const scene = boxes.scene();
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target as Element).closest('[data-box]')) return;
    if (!answer(event, scene)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  function answer(event: KeyboardEvent, scene: Scene): boolean {
    const current = boxes.current();
    const way = WAYS[event.key];
    if (way && event.shiftKey) camera.pan(...SHIFTS[way]);
    else if (way && current) goTo(neighbor(scene, current, way));
    else if (event.key === 'Home') goTo(scene.root);
    else if (event.key === 'End') goTo(scene.boxes[scene.boxes.length - 1] ?? null);
    else if ((event.key === 'Enter' || event.key === ' ') && current) {
      if (current.box.canOpen) boxes.toggle(current);
      else {
        boxes.select(current);
        if (event.key === 'Enter') boxes.goToDetails();
      }
    } else if (event.key === 'Escape') return current !== null && closeFrameOf(current, scene);
    else if (event.key === '+' || event.key === '=') camera.zoom(ZOOM_STEP);
    else if (event.key === '-') camera.zoom(1 / ZOOM_STEP);
    else if (event.key === '0') camera.fitAll();
    else return false;
    return true;
  }

  function goTo(box: SceneBox | null): void {
    if (box) boxes.go(box);
  }

  function closeFrameOf(current: SceneBox, scene: Scene): boolean {
    const frame = current.box.isOpen ? current : scene.byId.get(current.box.parent ?? '');
    if (!frame) return false;
    boxes.toggle(frame);
    return true;
  }
}

/** Reports a box that gets the focus by Tab or by a screen reader. */
export function listenToFocus(element: HTMLElement, onFocus: (id: string) => void): void {
  element.addEventListener('focusin', (event) => {
    const id = (event.target as Element).getAttribute('data-box');
    if (id) onFocus(id);
  });
}
