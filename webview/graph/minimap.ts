import { GROUP_TITLE } from '../layout/placement.ts';
import { fitCanvas } from '../ui/canvas.ts';
import { h } from '../ui/dom.ts';
import { readTheme } from '../ui/theme.ts';
import type { Camera, Size } from './camera.ts';
import type { Scene } from './scene.ts';

const LARGEST: Size = { width: 168, height: 112 };
const LARGEST_IN_NARROW: Size = { width: 112, height: 84 };
/** In a low window, the minimap would hide too much. */
const LARGEST_IN_LOW: Size = { width: 84, height: 60 };
const NARROW_PX = 760;
const LOW_PX = 330;

const CORNERS = ['bottom-right', 'bottom-left', 'top-right'] as const;
type Corner = (typeof CORNERS)[number];
/** The distance from its corner to the canvas, and around the canvas. */
const INSET = 20;

export interface Minimap {
  readonly element: HTMLElement;
  readonly paint: (scene: Scene | null, camera: Camera, window: Size, visible: boolean) => void;
}

/**
 * The whole picture in a corner, with a frame around the visible part. Only shown if not everything is visible.
 */
export function createMinimap(label: string, onMove: (x: number, y: number) => void): Minimap {
  const canvas = h('canvas', { role: 'img', 'aria-label': label });
  const element = h('div', { class: 'minimap', hidden: true }, canvas);
  let scale = 1;
  let corner: Corner = 'bottom-right';
  const go = (event: PointerEvent): void => {
    const bounds = canvas.getBoundingClientRect();
    onMove((event.clientX - bounds.left) / scale, (event.clientY - bounds.top) / scale);
  };
  canvas.addEventListener('pointerdown', (event) => {
    event.stopPropagation();
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) go(event);
  });

  return {
    element,
    paint: (scene, camera, window, visible) => {
      element.hidden = !visible || !scene;
      if (!visible || !scene) return;
      const { width, height } = scene.placement;
      const largest =
        window.height < LOW_PX ? LARGEST_IN_LOW : window.width < NARROW_PX ? LARGEST_IN_NARROW : LARGEST;
      scale = Math.min(largest.width / width, largest.height / height);
      const context = fitCanvas(canvas, Math.round(width * scale), Math.round(height * scale));
      if (!context) return;
      corner = freest(corner, scene, camera, window, { width: width * scale, height: height * scale });
      element.dataset.corner = corner;
      const theme = readTheme();
      context.clearRect(0, 0, LARGEST.width, LARGEST.height);
      for (const { rect, style } of scene.boxes) {
        context.fillStyle =
          style.tone === 'failed'
            ? theme.failed
            : style.tone === 'root' || style.critical
              ? theme.accent
              : style.tone === 'cached'
                ? theme.cache
                : theme.muted;
        context.globalAlpha = style.frame ? 0.15 : style.critical || style.tone === 'failed' ? 1 : 0.55;
        context.fillRect(
          rect.x * scale,
          rect.y * scale,
          Math.max(2, rect.width * scale),
          Math.max(1.5, rect.height * scale),
        );
      }
      context.globalAlpha = 1;
      context.strokeStyle = theme.focus;
      context.lineWidth = 1.5;
      const view = [-camera.x, -camera.y, window.width, window.height].map((n) => (n / camera.scale) * scale);
      const [x = 0, y = 0, w = 0, hh = 0] = view;
      context.strokeRect(x + 0.75, y + 0.75, w - 1.5, hh - 1.5);
    },
  };
}

/**
 * The corner where it hides the fewest boxes, and the root only if no other is possible; it moves only to hide
 * fewer.
 */
function freest(now: Corner, scene: Scene, camera: Camera, window: Size, map: Size): Corner {
  const [width, height] = [map.width + INSET, map.height + INSET];
  const hidden = (corner: Corner): number => {
    const left = corner.endsWith('left') ? 0 : window.width - width;
    const top = corner.startsWith('top') ? 0 : window.height - height;
    const covered = scene.boxes.filter(({ rect, style }) => {
      const x = rect.x * camera.scale + camera.x;
      const y = rect.y * camera.scale + camera.y;
      // The title of a frame must not be hidden.
      const deep = style.frame ? GROUP_TITLE : rect.height;
      return (
        x < left + width &&
        x + rect.width * camera.scale > left &&
        y < top + height &&
        y + deep * camera.scale > top
      );
    });
    return covered.length + (covered.some(({ style }) => style.tone === 'root') ? scene.boxes.length : 0);
  };
  return [now, ...CORNERS].reduce((best, each) => (hidden(each) < hidden(best) ? each : best));
}
