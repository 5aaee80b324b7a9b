import { fitCanvas } from '../../ui/canvas.ts';
import { h, onNextFrame, pause } from '../../ui/dom.ts';
import { prefersStillness } from '../../ui/theme.ts';
import { type PaintOptions, paintBoxes, paintNames, paintRim, readColors } from './paint-boxes.ts';
import { boxAt, type PlacedBoxes, placeBoxes, rectOf } from './place-boxes.ts';
import type { Rect } from './squarify.ts';
import { clearParts, type TreemapState } from './treemap-state.ts';

const MOVE_MS = 180;

export interface TreemapCanvas {
  readonly element: HTMLElement;
  /** The picture as it stands. */
  readonly placed: () => PlacedBoxes | null;
  readonly show: (state: TreemapState) => void;
  readonly point: (part: number | null) => void;
  readonly partAt: (x: number, y: number) => number | null;
  readonly resize: () => void;
  readonly recolor: () => void;
}

export interface PartNames {
  readonly nameOf: (part: number) => string;
  readonly noteOf: (part: number) => string;
}

/** Two canvases: the picture, drawn when it changes, and above it the rims of what is selected and pointed at. */
export function createTreemapCanvas(first: TreemapState, { nameOf, noteOf }: PartNames): TreemapCanvas {
  const picture = h('canvas', { 'aria-hidden': 'true' });
  const above = h('canvas', { 'aria-hidden': 'true' });
  const element = h('div', { class: 'size-canvases' }, picture, above);
  let state = first;
  let placed: PlacedBoxes | null = null;
  let colors = readColors();
  let clear = clearParts(first);
  let pointed: number | null = null;
  /** Stops a movement that is under way. */
  let turn = 0;
  const drawRims = onNextFrame(rims);

  return {
    element,
    placed: () => placed,
    show: (next) => {
      const before = state;
      state = next;
      const isAnother = next.group !== before.group || next.found !== before.found;
      if (isAnother) clear = clearParts(next);
      if (next.root !== before.root) moveTo(before.root);
      else if (isAnother) void draw();
      drawRims();
    },
    point: (part) => {
      if (part === pointed) return;
      pointed = part;
      drawRims();
    },
    partAt: (x, y) => {
      const box = placed === null ? null : boxAt(placed, x, y);
      return box === null ? null : (placed?.parts[box] ?? null);
    },
    resize: () => {
      layOut();
      void draw();
      drawRims();
    },
    recolor: () => {
      colors = readColors();
      void draw();
      drawRims();
    },
  };

  function sides(): { readonly width: number; readonly height: number } {
    return { width: element.clientWidth, height: element.clientHeight };
  }

  function layOut(): void {
    const { width, height } = sides();
    placed =
      width > 0 && height > 0 ? placeBoxes(state.map, state.root, { x: 0, y: 0, width, height }) : null;
  }

  /** In steps, each in a task of its own, because the page must respond meanwhile. */
  async function draw(): Promise<void> {
    const mine = ++turn;
    await pause();
    if (mine !== turn || placed === null) return;
    const painted = paint(null, placed);
    await pause();
    if (mine === turn && painted !== null) paintNames(painted.context, painted.options);
  }

  function paint(
    camera: Rect | null,
    boxes: PlacedBoxes,
  ): { readonly context: CanvasRenderingContext2D; readonly options: PaintOptions } | null {
    const { width, height } = sides();
    const context = fitCanvas(picture, width, height);
    if (context === null) return null;
    const options: PaintOptions = {
      ...{ map: state.map, placed: boxes, colors, clear, nameOf, noteOf },
      ...{ width, height, camera },
    };
    paintBoxes(context, options);
    return { context, options };
  }

  function rims(): void {
    const { width, height } = sides();
    const context = fitCanvas(above, width, height);
    context?.clearRect(0, 0, width, height);
    if (context === null || placed === null) return;
    const at = (part: number | null) => (part === null || placed === null ? null : rectOf(placed, part));
    const [hovered, selected] = [at(pointed), at(state.selected)];
    if (hovered !== null) paintRim(context, hovered, colors.ink, 1.5);
    if (selected !== null) {
      paintRim(context, selected, colors.surface, 4);
      paintRim(context, selected, colors.focus, 2.5);
    }
  }

  /** Moves into the box of the new root, or out of the box of the old one. */
  function moveTo(oldRoot: number): void {
    const old = placed;
    layOut();
    const { width, height } = sides();
    const whole: Rect = { x: 0, y: 0, width, height };
    const into = old === null ? null : rectOf(old, state.root);
    const out = placed === null ? null : rectOf(placed, oldRoot);
    const boxes = into !== null ? old : placed;
    const [from, to] = into !== null ? [whole, into] : [out, whole];
    if (from === null || boxes === null || prefersStillness()) {
      void draw();
      return;
    }
    const mine = ++turn;
    let start = -1;
    const step = (now: number): void => {
      if (mine !== turn) return;
      if (start < 0) start = now;
      const share = Math.min(1, (now - start) / MOVE_MS);
      if (share === 1) {
        void draw();
        drawRims();
        return;
      }
      const eased = 1 - (1 - share) ** 3;
      paint(between(from, to, eased), boxes);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}

function between(from: Rect, to: Rect, share: number): Rect {
  const mix = (one: number, other: number) => one + (other - one) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}
