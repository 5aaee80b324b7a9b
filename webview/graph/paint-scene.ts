import { GROUP_TITLE, type Rect } from '../layout/placement.ts';
import { iconPath } from '../ui/icons.ts';
import { fontOf, LABEL_FONT_PX, plain, SMALL_FONT_PX, textWidth } from '../ui/measure.ts';
import type { Theme } from '../ui/theme.ts';
import { type BoxStyle, fittingLabel, GAP, ICON, PAD } from './box-style.ts';
import type { Camera, Size } from './camera.ts';
import { arrowHeads, type Scene, type SceneBox } from './scene.ts';

/** Smaller text is not drawn: it could not be read. */
const SMALLEST_TEXT_PX = 5;

export interface EdgePaths {
  readonly ordinary: Path2D;
  readonly critical: Path2D;
  readonly heads: Path2D;
  readonly criticalHeads: Path2D;
}

/** Everything that a picture on a canvas depends on. */
export interface ScenePicture {
  readonly scene: Scene;
  readonly paths: EdgePaths;
  readonly camera: Camera;
  readonly window: Size;
  readonly selected: string | null;
  readonly theme: Theme;
}

export function edgePaths({ edges, placement }: Scene): EdgePaths {
  const right = placement.direction === 'RIGHT';
  const ordinary = edges.filter(({ edge }) => !edge.critical);
  const critical = edges.filter(({ edge }) => edge.critical);
  return {
    ordinary: new Path2D(ordinary.map(({ path }) => path).join('')),
    critical: new Path2D(critical.map(({ path }) => path).join('')),
    heads: new Path2D(arrowHeads(ordinary, right)),
    criticalHeads: new Path2D(arrowHeads(critical, right)),
  };
}

/** Paints frames, then edges, then boxes; only the visible ones. */
export function paintScene(context: CanvasRenderingContext2D, picture: ScenePicture): void {
  const { scene, paths, camera, window, theme } = picture;
  context.clearRect(0, 0, window.width, window.height);
  context.translate(camera.x, camera.y);
  context.scale(camera.scale, camera.scale);
  const seen = scene.boxes.filter(({ rect }) => isVisible(rect, camera, window));
  for (const box of seen) if (box.style.frame) paintBox(context, box, picture);
  context.lineWidth = Math.max(1, 0.5 / camera.scale);
  context.strokeStyle = context.fillStyle = theme.edge;
  context.stroke(paths.ordinary);
  context.fill(paths.heads);
  context.lineWidth = Math.max(2, 1 / camera.scale);
  context.strokeStyle = context.fillStyle = theme.accent;
  context.stroke(paths.critical);
  context.fill(paths.criticalHeads);
  for (const box of seen) if (!box.style.frame) paintBox(context, box, picture);
}

function isVisible(rect: Rect, camera: Camera, window: Size): boolean {
  const x = rect.x * camera.scale + camera.x;
  const y = rect.y * camera.scale + camera.y;
  return (
    x < window.width &&
    y < window.height &&
    x + rect.width * camera.scale > 0 &&
    y + rect.height * camera.scale > 0
  );
}

function paintBox(context: CanvasRenderingContext2D, sceneBox: SceneBox, picture: ScenePicture): void {
  const { box, rect, style } = sceneBox;
  const { selected, camera, theme } = picture;
  paintFace(context, rect, style, theme);
  if (box.id === selected) paintRing(context, rect, theme);
  if (camera.scale * LABEL_FONT_PX < SMALLEST_TEXT_PX) return;
  const middle = rect.y + (style.frame ? GROUP_TITLE / 2 + 1 : rect.height / 2);
  paintGlyph(context, rect.x + PAD, middle, style, theme);
  paintTexts(context, rect, middle, style, theme);
  if (style.share > 0 && !style.frame) {
    context.fillStyle = isSolid(style) ? inkOf(style, theme) : theme.accent;
    context.fillRect(rect.x + 6, rect.y + rect.height - 4, Math.max(2, (rect.width - 12) * style.share), 2);
  }
}

/** Whether the box is filled with the color of its outcome. */
function isSolid({ tone }: BoxStyle): boolean {
  return tone === 'root' || tone === 'failed';
}

function faceOf({ tone }: BoxStyle, theme: Theme): string {
  if (tone === 'root') return theme.accent;
  return tone === 'failed' ? theme.failed : theme.raised;
}

function rimOf(style: BoxStyle, theme: Theme): string {
  if (isSolid(style)) return faceOf(style, theme);
  if (style.critical) return theme.accent;
  return style.tone === 'cached' ? theme.cache : theme.line;
}

function inkOf({ tone }: BoxStyle, theme: Theme): string {
  if (tone === 'root') return theme['accent-ink'];
  return tone === 'failed' ? theme['failed-ink'] : theme.ink;
}

function glyphColor(style: BoxStyle, theme: Theme): string {
  if (isSolid(style)) return inkOf(style, theme);
  if (style.tone === 'work') return theme.accent;
  return style.tone === 'cached' ? theme.cache : theme.muted;
}

function paintFace(context: CanvasRenderingContext2D, rect: Rect, style: BoxStyle, theme: Theme): void {
  context.fillStyle = style.frame ? theme.surface : faceOf(style, theme);
  context.strokeStyle = rimOf(style, theme);
  context.lineWidth = style.critical ? 1.5 : 1;
  context.setLineDash(style.tone === 'notRun' ? [4, 3] : []);
  context.beginPath();
  context.roundRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1, 5);
  context.fill();
  context.stroke();
  context.setLineDash([]);
}

function paintRing(context: CanvasRenderingContext2D, rect: Rect, theme: Theme): void {
  context.strokeStyle = theme.focus;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(rect.x - 3, rect.y - 3, rect.width + 6, rect.height + 6, 8);
  context.stroke();
}

function paintGlyph(
  context: CanvasRenderingContext2D,
  x: number,
  middle: number,
  style: BoxStyle,
  theme: Theme,
): void {
  context.save();
  context.translate(x, middle - ICON / 2);
  context.scale(ICON / 16, ICON / 16);
  context.fillStyle = glyphColor(style, theme);
  context.fill(glyph(style.icon));
  context.restore();
}

/** Paints the tag and the label at the left, and the time or count at the right. */
function paintTexts(
  context: CanvasRenderingContext2D,
  rect: Rect,
  middle: number,
  style: BoxStyle,
  theme: Theme,
): void {
  const ink = inkOf(style, theme);
  let x = rect.x + PAD + ICON + GAP;
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  if (style.tag) {
    context.font = fontOf(SMALL_FONT_PX, 600);
    context.fillText(style.tag, x, middle);
    x += textWidth(style.tag, SMALL_FONT_PX, 600) + GAP;
  }
  context.font = fontOf(LABEL_FONT_PX, style.bold ? 600 : 400);
  context.fillText(plain(fittingLabel(style, rect.width)), x, middle);
  context.font = fontOf(SMALL_FONT_PX);
  context.fillStyle = isSolid(style) ? ink : theme.muted;
  context.textAlign = 'right';
  context.fillText(style.aside, rect.x + rect.width - PAD - (style.stacked ? ICON : 0), middle);
  context.textAlign = 'left';
}

const glyphs = new Map<BoxStyle['icon'], Path2D>();

function glyph(name: BoxStyle['icon']): Path2D {
  const known = glyphs.get(name);
  if (known) return known;
  const path = new Path2D(iconPath(name));
  glyphs.set(name, path);
  return path;
}
