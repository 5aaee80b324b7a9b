import { LEFT, RIGHT, shareAt } from './timeline-geometry.ts';
import {
  type PlacedBar,
  type StepKey,
  seeingAll,
  seesAll,
  shifted,
  stepped,
  type TimelineState,
  type TimeSpan,
  zoomedAt,
} from './timeline-state.ts';

const DRAG_FROM_PX = 4;
const WHEEL_ZOOM_PX = 240;
const KEY_ZOOM = 1.5;
const KEY_SHIFT = 0.2;
const STEPS: ReadonlySet<string> = new Set<StepKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);

/** The reader's actions on the timeline. */
export interface TimelineActions {
  readonly state: () => TimelineState;
  readonly selected: () => number | null;
  readonly see: (next: TimelineState) => void;
  readonly select: (bar: PlacedBar | null) => void;
  readonly barAt: (event: MouseEvent) => PlacedBar | null;
  /** Call it when the pointer is on this bar, or with null when it is on none. */
  readonly point: (bar: PlacedBar | null, event: MouseEvent) => void;
  readonly leave: () => void;
  readonly goToDetails: () => void;
}

/** A click selects, dragging and the wheel pan, Ctrl and the wheel zoom, a double click shows everything. */
export function listenToPointer(stage: HTMLElement, actions: TimelineActions): void {
  let from: { readonly x: number; readonly span: TimeSpan } | null = null;
  let moved = false;
  stage.addEventListener('pointerdown', (event) => {
    from = { x: event.clientX, span: actions.state().span };
    moved = false;
  });
  stage.addEventListener('pointermove', (event) => {
    actions.point(actions.barAt(event), event);
    if (!from) return;
    const way = event.clientX - from.x;
    if (!moved && Math.abs(way) < DRAG_FROM_PX) return;
    if (!moved) stage.setPointerCapture(event.pointerId);
    moved = true;
    actions.see(shifted(actions.state(), -way / (stage.clientWidth - LEFT - RIGHT), from.span));
  });
  stage.addEventListener('pointerup', () => {
    from = null;
  });
  stage.addEventListener('pointerleave', actions.leave);
  stage.addEventListener('click', (event) => {
    if (!moved) actions.select(actions.barAt(event));
  });
  stage.addEventListener('dblclick', () => actions.see(seeingAll(actions.state())));
  stage.addEventListener('wheel', (event) => turnWheel(event, stage, actions), { passive: false });
}

function turnWheel(event: WheelEvent, stage: HTMLElement, { state, see }: TimelineActions): void {
  if (event.ctrlKey || event.metaKey) {
    const x = event.clientX - stage.getBoundingClientRect().left;
    see(zoomedAt(state(), shareAt(x, stage.clientWidth), Math.exp(event.deltaY / WHEEL_ZOOM_PX)));
  } else if (!seesAll(state())) {
    see(shifted(state(), (event.deltaX || event.deltaY) / stage.clientWidth));
  } else return;
  event.preventDefault();
}

/** Keys move from bar to bar, pan and zoom. */
export function listenToKeys(stage: HTMLElement, actions: TimelineActions): void {
  stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || actions.state().bars.length === 0) return;
    if (!pressKey(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function pressKey({ key, shiftKey }: KeyboardEvent, actions: TimelineActions): boolean {
  const { see } = actions;
  const state = actions.state();
  if (shiftKey && key === 'ArrowLeft') see(shifted(state, -KEY_SHIFT));
  else if (shiftKey && key === 'ArrowRight') see(shifted(state, KEY_SHIFT));
  else if (isStep(key)) {
    const bar = stepped(state, actions.selected(), key);
    if (bar) actions.select(bar);
  } else if (key === 'Enter') actions.goToDetails();
  else if (key === '+' || key === '=') see(zoomedAt(state, 0.5, 1 / KEY_ZOOM));
  else if (key === '-') see(zoomedAt(state, 0.5, KEY_ZOOM));
  else if (key === '0') see(seeingAll(state));
  else return false;
  return true;
}

function isStep(key: string): key is StepKey {
  return STEPS.has(key);
}
