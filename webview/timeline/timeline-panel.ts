import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { shortNames } from '../graph/short-names.ts';
import { isWork, type Model } from '../model.ts';
import { matchingRows, type Screen, type Store, selectedRow, selectRow } from '../store.ts';
import { fitCanvas } from '../ui/canvas.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { readTheme, type Theme, watchTheme } from '../ui/theme.ts';
import { drawTimeline } from './draw-timeline.ts';
import { barAt, compactHeight, type TimelineSize } from './timeline-geometry.ts';
import { listenToKeys, listenToPointer, type TimelineActions } from './timeline-input.ts';
import { EMPTY_TIMELINE, revealing, type TimelineState, withTimeline } from './timeline-state.ts';
import { barText, captionOf } from './timeline-texts.ts';
import { createTooltip } from './tooltip.ts';

export interface TimelinePanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize: () => void;
}

/** Lanes of workers over time. `compact` is the strip below the graph; both show the same selection. */
export function createTimelinePanel(
  store: Store,
  messages: PanelMessages,
  { compact, goToDetails }: { readonly compact: boolean; readonly goToDetails: () => void },
): TimelinePanel {
  const { element, caption, stage, canvas, option } = createElements(messages, compact);
  const tooltip = createTooltip();
  element.append(tooltip.element);
  let screen = store.get();
  let state = EMPTY_TIMELINE;
  let matching: ReadonlySet<number> | null = null;
  let theme: Theme | null = null;
  let shorten = (name: string) => name;
  const repaint = onNextFrame(paint);

  watchTheme(() => {
    theme = null;
    repaint();
  });
  const actions: TimelineActions = {
    state: () => state,
    selected: () => selectedRow(screen),
    see: (next) => {
      state = next;
      repaint();
    },
    select: (bar) => {
      if (bar) selectRow(store, bar.row);
      else store.set({ selection: null });
    },
    barAt: (event) => {
      const bounds = canvas.getBoundingClientRect();
      return barAt(state, size(), event.clientX - bounds.left, event.clientY - bounds.top);
    },
    point: (bar, event) => {
      stage.classList.toggle('over-bar', bar !== null);
      if (bar) tooltip.show(barText(bar, screen.model, messages), event, element);
      else tooltip.hide();
    },
    leave: tooltip.hide,
    goToDetails,
  };
  listenToPointer(stage, actions);
  listenToKeys(stage, actions);

  return {
    element,
    resize: repaint,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      screen = now;
      if (changed('model')) takeModel(now.model, before === null);
      if (changed('model') || changed('filter') || changed('stage')) matching = matchingRows(now);
      describeSelected(option, state, now, messages);
      state = revealing(state, selectedRow(now));
      repaint();
    },
  };

  function takeModel(model: Model, isFirst: boolean): void {
    const { timeline, rows } = model.view;
    state = withTimeline(state, timeline, isFirst || rows.length === 0);
    shorten = shortNames(workedNames(state, model));
    caption.textContent = captionOf(model, messages);
    element.classList.toggle('none', state.bars.length === 0);
    if (compact) stage.style.height = `${compactHeight(state.lanes)}px`;
  }

  function size(): TimelineSize {
    const { clientWidth: width, clientHeight: height } = stage;
    // In a low window it takes the place of the graph while go works.
    return { width, height, compact: compact && height <= compactHeight(state.lanes) };
  }

  function paint(): void {
    const { width, height, compact: isStrip } = size();
    if (width === 0 || height === 0) return;
    const context = fitCanvas(canvas, width, height);
    if (!context) return;
    theme ??= readTheme();
    drawTimeline(context, {
      state,
      size: { width, height, compact: isStrip },
      theme,
      row: screen.model.row,
      selected: selectedRow(screen),
      matching,
      shorten,
    });
  }
}

function createElements(messages: PanelMessages, compact: boolean) {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const option = h('div', { role: 'option', class: 'stand-in', id: compact ? 'bar-compact' : 'bar-full' });
  const stage = h(
    'div',
    {
      class: 'time-stage',
      role: 'listbox',
      tabindex: 0,
      'aria-label': messages.timeline.label,
      'aria-activedescendant': option.id,
    },
    canvas,
    option,
  );
  const caption = h('div', { class: 'time-caption' });
  const element = h('div', { class: compact ? 'timeline compact' : 'timeline' }, caption, stage);
  return { element, caption, stage, canvas, option };
}

/** The one option element represents the selected bar, or the first one. */
function describeSelected(
  option: HTMLElement,
  { inOrder }: TimelineState,
  screen: Screen,
  messages: PanelMessages,
): void {
  const index = inOrder.findIndex((bar) => bar.row === selectedRow(screen));
  const bar = inOrder[Math.max(0, index)];
  setAttributes(option, {
    'aria-label': bar ? barText(bar, screen.model, messages) : messages.timeline.none,
    'aria-selected': String(index >= 0),
    'aria-setsize': Math.max(1, inOrder.length),
    'aria-posinset': Math.max(0, index) + 1,
  });
}

function workedNames({ bars }: TimelineState, model: Model): readonly string[] {
  return bars.flatMap((bar) => {
    const row = model.row(bar.row);
    return row && isWork(row) ? [row.name] : [];
  });
}
