import { fitCanvas } from '../ui/canvas.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { readTheme, type Theme } from '../ui/theme.ts';
import type { Camera } from './camera.ts';
import type { Drawing } from './drawing.ts';
import { type EdgePaths, edgePaths, paintScene } from './paint-scene.ts';
import { boxAtPoint, type Scene } from './scene.ts';

/** For more than 500 boxes: only visible ones are drawn, and one element represents the focused box. */
export function createCanvasDrawing(label: string): Drawing {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const item = h('div', { role: 'treeitem', tabindex: 0, class: 'stand-in' });
  const element = h('div', { class: 'drawing', role: 'tree', 'aria-label': label }, canvas, item);
  let scene: Scene | null = null;
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  let selected: string | null = null;
  let theme: Theme | null = null;
  let paths: EdgePaths | null = null;
  const repaint = onNextFrame(paint);

  return {
    element,
    draw: async (next) => {
      scene = next;
      paths = edgePaths(next);
      repaint();
      return true;
    },
    move: (next) => {
      camera = next;
      repaint();
    },
    highlight: (nextSelected, focusable) => {
      selected = nextSelected;
      if (scene) describeBox(item, scene, focusable, selected);
      repaint();
    },
    focus: () => item.focus({ preventScroll: true }),
    boxAt: (event) => {
      if (!scene) return null;
      const bounds = canvas.getBoundingClientRect();
      const point = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
      return boxAtPoint(scene, camera, point)?.box.id ?? null;
    },
    theme: () => {
      theme = null;
      repaint();
    },
  };

  function paint(): void {
    const { clientWidth: width, clientHeight: height } = element;
    const context = fitCanvas(canvas, width, height);
    if (!context || !scene || !paths || width === 0) return;
    theme ??= readTheme();
    paintScene(context, { scene, paths, camera, window: { width, height }, selected, theme });
  }
}

/** The one element describes the focused box. */
function describeBox(
  item: HTMLElement,
  scene: Scene,
  focusable: string | null,
  selected: string | null,
): void {
  const box = scene.byId.get(focusable ?? '');
  if (!box) return;
  setAttributes(item, {
    'data-box': box.box.id,
    'aria-label': box.style.name,
    'aria-level': box.depth + 1,
    'aria-selected': String(box.box.id === selected),
    'aria-expanded': box.box.canOpen ? String(box.box.isOpen) : null,
    'aria-setsize': scene.boxes.length,
    'aria-posinset': scene.boxes.indexOf(box) + 1,
  });
}
