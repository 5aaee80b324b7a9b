import { GROUP_TITLE } from '../layout/placement.ts';
import { fitCanvas } from '../ui/canvas.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { iconPath } from '../ui/icons.ts';
import { fontOf, LABEL_FONT_PX, plain, SMALL_FONT_PX, textWidth } from '../ui/measure.ts';
import { readTheme, type Theme } from '../ui/theme.ts';
import { fittingLabel, GAP, ICON, PAD } from './box-style.ts';
import type { Drawing } from './draw-svg.ts';
import { arrowHeads, type Scene, type SceneBox } from './scene.ts';
import type { Camera } from './viewport.ts';

/** Text smaller than this on screen is not drawn: shapes and colors tell what there is to tell. */
const SMALLEST_TEXT_PX = 5;

/** More than 500 boxes: only what is seen is drawn, and one element stands for the box that has the focus. */
export function createCanvasDrawing(label: string): Drawing {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const item = h('div', { role: 'treeitem', tabindex: 0, class: 'stand-in' });
  const element = h('div', { class: 'drawing', role: 'tree', 'aria-label': label }, canvas, item);
  let scene: Scene | null = null;
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  let selected: string | null = null;
  let theme: Theme | null = null;
  let paths: { ordinary: Path2D; critical: Path2D; heads: Path2D; criticalHeads: Path2D } | null = null;
  const repaint = onNextFrame(paint);

  return {
    element,
    draw: async (next) => {
      scene = next;
      const right = next.placement.direction === 'RIGHT';
      const ordinary = next.edges.filter(({ edge }) => !edge.critical);
      const critical = next.edges.filter(({ edge }) => edge.critical);
      paths = {
        ordinary: new Path2D(ordinary.map(({ path }) => path).join('')),
        critical: new Path2D(critical.map(({ path }) => path).join('')),
        heads: new Path2D(arrowHeads(ordinary, right)),
        criticalHeads: new Path2D(arrowHeads(critical, right)),
      };
      repaint();
      return true;
    },
    move: (next) => {
      camera = next;
      repaint();
    },
    mark: (nextSelected, focusable) => {
      selected = nextSelected;
      const box = scene?.byId.get(focusable ?? '');
      if (box && scene) {
        setAttributes(item, {
          'data-box': box.box.id,
          'aria-label': box.look.name,
          'aria-level': box.depth + 1,
          'aria-selected': String(box.box.id === selected),
          'aria-expanded': box.box.canOpen ? String(box.box.isOpen) : null,
          'aria-setsize': scene.boxes.length,
          'aria-posinset': scene.boxes.indexOf(box) + 1,
        });
      }
      repaint();
    },
    focus: () => item.focus({ preventScroll: true }),
    boxAt: (event) => {
      const bounds = canvas.getBoundingClientRect();
      return boxAtPoint(event.clientX - bounds.left, event.clientY - bounds.top)?.box.id ?? null;
    },
    theme: () => {
      theme = null;
      repaint();
    },
  };

  function boxAtPoint(x: number, y: number): SceneBox | null {
    const [px, py] = [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
    let hit: SceneBox | null = null;
    for (const box of scene?.boxes ?? []) {
      const { rect } = box;
      const height = box.look.frame ? GROUP_TITLE : rect.height;
      if (px < rect.x || py < rect.y || px > rect.x + rect.width || py > rect.y + height) continue;
      if (!hit || box.depth >= hit.depth) hit = box;
    }
    return hit;
  }

  function paint(): void {
    const { clientWidth: width, clientHeight: height } = element;
    const context = fitCanvas(canvas, width, height);
    if (!context || !scene || !paths || width === 0) return;
    theme ??= readTheme();
    context.clearRect(0, 0, width, height);
    context.translate(camera.x, camera.y);
    context.scale(camera.scale, camera.scale);
    const inSight = (box: SceneBox) => {
      const x = box.rect.x * camera.scale + camera.x;
      const y = box.rect.y * camera.scale + camera.y;
      return (
        x < width &&
        y < height &&
        x + box.rect.width * camera.scale > 0 &&
        y + box.rect.height * camera.scale > 0
      );
    };
    const seen = scene.boxes.filter(inSight);
    for (const box of seen) if (box.look.frame) paintBox(context, box, theme);
    context.lineWidth = Math.max(1, 0.5 / camera.scale);
    context.strokeStyle = context.fillStyle = theme.edge;
    context.stroke(paths.ordinary);
    context.fill(paths.heads);
    context.lineWidth = Math.max(2, 1 / camera.scale);
    context.strokeStyle = context.fillStyle = theme.accent;
    context.stroke(paths.critical);
    context.fill(paths.criticalHeads);
    for (const box of seen) if (!box.look.frame) paintBox(context, box, theme);
  }

  function paintBox(context: CanvasRenderingContext2D, box: SceneBox, colors: Theme): void {
    const { rect, look } = box;
    const solid = look.tone === 'root' || look.tone === 'failed';
    const face =
      look.tone === 'root' ? colors.accent : look.tone === 'failed' ? colors.failed : colors.raised;
    const rim = look.critical ? colors.accent : look.tone === 'cached' ? colors.cache : colors.line;
    context.fillStyle = look.frame ? colors.surface : face;
    context.strokeStyle = solid ? face : rim;
    context.lineWidth = look.critical ? 1.5 : 1;
    context.setLineDash(look.tone === 'notRun' ? [4, 3] : []);
    context.beginPath();
    context.roundRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1, 5);
    context.fill();
    context.stroke();
    context.setLineDash([]);
    if (box.box.id === selected) {
      context.strokeStyle = colors.focus;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(rect.x - 3, rect.y - 3, rect.width + 6, rect.height + 6, 8);
      context.stroke();
    }
    if (camera.scale * LABEL_FONT_PX < SMALLEST_TEXT_PX) return;
    const ink =
      look.tone === 'root'
        ? colors['accent-ink']
        : look.tone === 'failed'
          ? colors['failed-ink']
          : colors.ink;
    const middle = rect.y + (look.frame ? GROUP_TITLE / 2 + 1 : rect.height / 2);
    let x = rect.x + PAD;
    context.save();
    context.translate(x, middle - ICON / 2);
    context.scale(ICON / 16, ICON / 16);
    context.fillStyle = solid
      ? ink
      : look.tone === 'work'
        ? colors.accent
        : look.tone === 'cached'
          ? colors.cache
          : colors.muted;
    context.fill(glyph(look.icon));
    context.restore();
    x += ICON + GAP;
    context.textBaseline = 'middle';
    context.fillStyle = ink;
    if (look.tag) {
      context.font = fontOf(SMALL_FONT_PX, 600);
      context.fillText(look.tag, x, middle);
      x += textWidth(look.tag, SMALL_FONT_PX, 600) + GAP;
    }
    context.font = fontOf(LABEL_FONT_PX, look.bold ? 600 : 400);
    context.fillText(plain(fittingLabel(look, rect.width)), x, middle);
    context.font = fontOf(SMALL_FONT_PX);
    context.fillStyle = solid ? ink : colors.muted;
    context.textAlign = 'right';
    context.fillText(look.aside, rect.x + rect.width - PAD - (look.stacked ? ICON : 0), middle);
    context.textAlign = 'left';
    if (look.share > 0 && !look.frame) {
      context.fillStyle = solid ? ink : colors.accent;
      context.fillRect(rect.x + 6, rect.y + rect.height - 4, Math.max(2, (rect.width - 12) * look.share), 2);
    }
  }
}

const glyphs = new Map<string, Path2D>();

function glyph(name: Parameters<typeof iconPath>[0]): Path2D {
  const known = glyphs.get(name);
  if (known) return known;
  const path = new Path2D(iconPath(name));
  glyphs.set(name, path);
  return path;
}
