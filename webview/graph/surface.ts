import { h } from '../ui/dom.ts';
import type { Camera } from './camera.ts';
import { createCanvasDrawing } from './draw-canvas.ts';
import { createSvgDrawing } from './draw-svg.ts';
import type { Drawing } from './drawing.ts';
import type { Scene } from './scene.ts';

export interface Surface extends Omit<Drawing, 'element'> {
  readonly element: HTMLElement;
}

const SVG_LIMITS = { boxes: 500, edges: 2_000 };

/** Draws with SVG, and with a canvas above its limits. */
export function createSurface(label: string): Surface {
  const svg = createSvgDrawing(label);
  const element = h('div', { class: 'surface' }, svg.element);
  let canvas: Drawing | null = null;
  let drawing: Drawing = svg;
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  return {
    element,
    draw: (scene, options) => {
      use(isLarge(scene));
      return drawing.draw(scene, options);
    },
    move: (next) => {
      camera = next;
      drawing.move(next);
    },
    highlight: (selected, focusable) => drawing.highlight(selected, focusable),
    focus: (id) => drawing.focus(id),
    boxAt: (event) => drawing.boxAt(event),
    theme: () => drawing.theme(),
  };

  function use(large: boolean): void {
    if (large) canvas ??= createCanvasDrawing(label);
    const wanted = large && canvas ? canvas : svg;
    if (wanted === drawing) return;
    drawing.element.replaceWith(wanted.element);
    drawing = wanted;
    drawing.move(camera);
  }
}

function isLarge({ boxes, edges }: Scene): boolean {
  return boxes.length > SVG_LIMITS.boxes || edges.length > SVG_LIMITS.edges;
}
