import { SIZE_GROUPS, type SizeGroup } from '../../../src/core/binary/size/size-tree.ts';
import { fontOf, shortenToPart, textWidth } from '../../ui/measure.ts';
import { HEADER_PX, type PlacedBoxes } from './place-boxes.ts';
import type { SizeMap } from './size-map.ts';
import type { Rect } from './squarify.ts';

/** The colors of the picture, from the tokens of the style sheet. */
export interface TreemapColors {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly focus: string;
  /** Around boxes that have no color: with forced colors. */
  readonly rim: string;
  readonly groups: Readonly<Record<SizeGroup, string>>;
}

export function readColors(): TreemapColors {
  const style = getComputedStyle(document.body);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: of('surface'),
    ink: of('size-ink'),
    muted: of('muted'),
    focus: of('focus'),
    rim: of('size-rim'),
    groups: Object.fromEntries(SIZE_GROUPS.map((group) => [group, of(`size-${group}`)])) as Record<
      SizeGroup,
      string
    >,
  };
}

export interface PaintOptions {
  readonly map: SizeMap;
  readonly placed: PlacedBoxes;
  readonly colors: TreemapColors;
  /** 1 for each part that is drawn clearly; null: all. */
  readonly clear: Uint8Array | null;
  /** The first line of a box, and the second if there is room. */
  readonly nameOf: (part: number) => string;
  readonly noteOf: (part: number) => string;
  /** Of the picture, in its pixels. */
  readonly width: number;
  readonly height: number;
  /** What of the layout fills the picture, while it moves; null: all of it. */
  readonly camera: Rect | null;
}

const FONT_PX = 12;
const LEAST_LABEL = { width: 34, height: 17 };
const TWO_LINES_PX = 34;
/** How much of a group's color the frame around its boxes has, and a box that is not clear. */
const FRAME_ALPHA = 0.34;
const DIM_ALPHA = 0.14;
const LEAST_MOVING_PX2 = 48;

export function paintBoxes(context: CanvasRenderingContext2D, options: PaintOptions): void {
  const { map, placed, colors, clear, width, height, camera } = options;
  const scaleX = camera === null ? 1 : width / camera.width;
  const scaleY = camera === null ? 1 : height / camera.height;
  const [left, top] = camera === null ? [0, 0] : [camera.x, camera.y];
  context.globalAlpha = 1;
  context.fillStyle = colors.surface;
  context.fillRect(0, 0, width, height);
  const { parts, rects, looks } = placed;
  for (let box = 0; box < parts.length; box++) {
    const part = parts[box] ?? 0;
    const isShown = clear === null || clear[part] === 1;
    const x = ((rects[box * 4] ?? 0) - left) * scaleX;
    const y = ((rects[box * 4 + 1] ?? 0) - top) * scaleY;
    const w = (rects[box * 4 + 2] ?? 0) * scaleX;
    const h = (rects[box * 4 + 3] ?? 0) * scaleY;
    // What is outside, while the picture moves.
    if (x > width || y > height || x + w < 0 || y + h < 0) continue;
    // A picture that moves has sixty a second: what is in small boxes follows when it stands.
    if (camera !== null && w * h < LEAST_MOVING_PX2) continue;
    const isWhole = looks[box] === 'whole' || (camera !== null && looks[box] === 'filled');
    // A gap between boxes that have room for one.
    const gap = w > 3 && h > 3 ? 1 : w > 1.5 && h > 1.5 ? 0.4 : 0;
    if (!isWhole || !isShown) {
      context.globalAlpha = 1;
      context.fillStyle = colors.surface;
      context.fillRect(x, y, w, h);
    }
    context.globalAlpha = isWhole ? (isShown ? 1 : DIM_ALPHA) : isShown ? FRAME_ALPHA : DIM_ALPHA;
    context.fillStyle = colors.groups[map.groups[part] ?? 'unknown'];
    context.fillRect(x, y, Math.max(0.5, w - gap), Math.max(0.5, h - gap));
    if (colors.rim !== 'transparent' && w > 4 && h > 4) {
      context.globalAlpha = 1;
      context.strokeStyle = colors.rim;
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
    }
  }
  context.globalAlpha = 1;
}

/** The names on top of the boxes. */
export function paintNames(
  context: CanvasRenderingContext2D,
  { map, placed, colors, clear, nameOf, noteOf }: PaintOptions,
): void {
  const { parts, rects, looks } = placed;
  /** Where the boxes of a filled box end: the name is that of the filled box. */
  let filledUntil = 0;
  context.textBaseline = 'middle';
  for (let box = 0; box < parts.length; box++) {
    const w = rects[box * 4 + 2] ?? 0;
    const h = rects[box * 4 + 3] ?? 0;
    const part = parts[box] ?? 0;
    const isInside = part < filledUntil;
    if (looks[box] === 'filled' && !isInside) filledUntil = map.ends[part] ?? 0;
    if (isInside || w < LEAST_LABEL.width || h < LEAST_LABEL.height || clear?.[part] === 0) continue;
    const x = rects[box * 4] ?? 0;
    const y = rects[box * 4 + 1] ?? 0;
    const isFrame = looks[box] === 'framed';
    const weight = isFrame ? 600 : 400;
    const room = w - 10;
    const name = shortenToPart(nameOf(part), room, FONT_PX, weight, '');
    if (name === '') continue;
    const note = noteOf(part);
    const noteWidth = textWidth(note, FONT_PX - 1);
    // Small boxes below a name would make it hard to read.
    if (looks[box] === 'filled') {
      context.fillStyle = colors.groups[map.groups[part] ?? 'unknown'];
      context.fillRect(x + 2, y + 2, Math.min(room + 6, textWidth(name, FONT_PX, weight) + 6), 16);
    }
    context.fillStyle = colors.ink;
    context.font = fontOf(FONT_PX, weight);
    if (isFrame) {
      context.fillText(name, x + 5, y + HEADER_PX / 2 + 0.5);
      if (textWidth(name, FONT_PX, 600) + noteWidth + 12 < room) {
        context.font = fontOf(FONT_PX - 1);
        context.fillText(note, x + w - 5 - noteWidth, y + HEADER_PX / 2 + 0.5);
      }
    } else {
      context.fillText(name, x + 5, y + 10);
      if (h >= TWO_LINES_PX && noteWidth <= room && looks[box] === 'whole') {
        context.font = fontOf(FONT_PX - 1);
        context.globalAlpha = 0.85;
        context.fillText(note, x + 5, y + 25);
        context.globalAlpha = 1;
      }
    }
  }
}

/** The rim of one box, on the canvas above the picture. */
export function paintRim(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  color: string,
  thickness: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = thickness;
  const inset = thickness / 2;
  context.strokeRect(x + inset, y + inset, Math.max(1, width - thickness), Math.max(1, height - thickness));
}
