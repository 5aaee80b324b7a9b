import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { TimelineBar } from '../../src/core/view/trace/trace-view.ts';
import { shortNames } from '../graph/short-names.ts';
import { isWork } from '../model.ts';
import { matchingRows, type Screen, type Store, selectedRow, selectRow } from '../store.ts';
import { fitCanvas } from '../ui/canvas.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { fontOf, plain, SMALL_FONT_PX, shortenToPart, textWidth } from '../ui/measure.ts';
import { readTheme, type Theme, watchTheme } from '../ui/theme.ts';
import { ticksOf } from './ticks.ts';

const AXIS = 22;
const LEFT = 12;
const RIGHT = 16;
const LANE_GAP = 3;

export interface TimelinePanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize: () => void;
}

interface Placed extends TimelineBar {
  readonly lane: number;
}

/** Lanes of workers over time. `compact` is the strip under the graph; both show the same selection. */
export function createTimelinePanel(
  store: Store,
  messages: PanelMessages,
  options: { readonly compact: boolean; readonly goToDetails: () => void },
): TimelinePanel {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const option = h('div', {
    role: 'option',
    class: 'stand-in',
    id: options.compact ? 'bar-compact' : 'bar-full',
  });
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
  const tooltip = h('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  const element = h(
    'div',
    { class: options.compact ? 'timeline compact' : 'timeline' },
    caption,
    stage,
    tooltip,
  );

  let screen = store.get();
  let bars: readonly Placed[] = [];
  let inOrder: readonly Placed[] = [];
  let matching: ReadonlySet<number> | null = null;
  let theme: Theme | null = null;
  let shorten = (name: string) => name;
  /** Seen time, from 0 to the end at first. */
  let from = 0;
  let to = 1;
  const repaint = onNextFrame(paint);

  watchTheme(() => {
    theme = null;
    repaint();
  });
  listen();

  return {
    element,
    resize: repaint,
    update: (now, before) => {
      screen = now;
      if (!before || now.model !== before.model)
        takeModel(before === null || now.model.view.rows.length === 0);
      if (
        !before ||
        now.filter !== before.filter ||
        now.stage !== before.stage ||
        now.model !== before.model
      ) {
        matching = matchingRows(now);
      }
      describe();
      revealSelected();
      repaint();
    },
  };

  function endMs(): number {
    return Math.max(1, screen.model.view.timeline.endMs);
  }

  function takeModel(first: boolean): void {
    const { timeline, criticalPath, criticalMs, header } = screen.model.view;
    const whole = from === 0 && to >= 0.999;
    if (first || whole) [from, to] = [0, 1];
    bars = timeline.lanes.flatMap((lane, index) => lane.map((bar) => ({ ...bar, lane: index })));
    shorten = shortNames(
      bars.flatMap((bar) => {
        const row = screen.model.row(bar.row);
        return row && isWork(row) ? [row.name] : [];
      }),
    );
    inOrder = [...bars].sort((a, b) => a.startMs - b.startMs);
    caption.textContent = [
      timeline.lanes.length > 0 && messages.workers(timeline.lanes.length),
      timeline.idleShare !== null &&
        timeline.lanes.length > 0 &&
        messages.waiting(messages.share(timeline.idleShare)),
      criticalPath.length > 0 &&
        messages.criticalSteps(
          criticalPath.length,
          messages.duration(criticalMs),
          messages.duration(header.buildMs),
        ),
    ]
      .filter(Boolean)
      .join(' · ');
    element.classList.toggle('none', bars.length === 0);
    if (bars.length === 0) caption.textContent = messages.timeline.none;
    if (options.compact) {
      const lanes = Math.min(timeline.lanes.length, 6);
      stage.style.height = `${AXIS + lanes * 22 + 4}px`;
    }
  }

  function laneHeight(height: number): number {
    const lanes = Math.max(1, screen.model.view.timeline.lanes.length);
    return Math.max(4, Math.min(options.compact ? 22 : 56, (height - AXIS) / lanes));
  }

  function xOf(ms: number, width: number): number {
    const share = ms / endMs();
    return LEFT + ((share - from) / (to - from)) * (width - LEFT - RIGHT);
  }

  function paint(): void {
    const { clientWidth: width, clientHeight: height } = stage;
    if (width === 0 || height === 0) return;
    const context = fitCanvas(canvas, width, height);
    if (!context) return;
    theme ??= readTheme();
    context.clearRect(0, 0, width, height);
    if (bars.length === 0) return;
    const lane = laneHeight(height);
    paintAxis(context, theme, width, height, lane);
    const selected = selectedRow(screen);
    const rowHeight = lane - LANE_GAP;
    // Many bars are thinner than a pixel: one a pixel and lane is enough.
    const drawn = new Set<number>();
    for (const bar of inOrder) {
      const x = xOf(bar.startMs, width);
      const w = Math.max(1, xOf(bar.endMs, width) - x);
      if (x + w < 0 || x > width) continue;
      if (w <= 1 && !bar.critical && bar.row !== selected) {
        const slot = bar.lane * 10_000 + Math.round(x);
        if (drawn.has(slot)) continue;
        drawn.add(slot);
      }
      paintBar(context, theme, bar, x, AXIS + bar.lane * lane, w, rowHeight);
    }
    const chosen = bars.find((bar) => bar.row === selected);
    if (chosen) {
      const x = xOf(chosen.startMs, width);
      context.strokeStyle = theme.focus;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(
        x - 1.5,
        AXIS + chosen.lane * lane - 1.5,
        Math.max(1, xOf(chosen.endMs, width) - x) + 3,
        rowHeight + 3,
        4,
      );
      context.stroke();
    }
  }

  function paintAxis(
    context: CanvasRenderingContext2D,
    colors: Theme,
    width: number,
    height: number,
    lane: number,
  ): void {
    const lanes = screen.model.view.timeline.lanes.length;
    context.fillStyle = colors.lane;
    for (let index = 0; index < lanes; index++) {
      const start = Math.max(LEFT, xOf(0, width));
      const end = Math.min(width - RIGHT, xOf(endMs(), width));
      context.fillRect(start, AXIS + index * lane, end - start, lane - LANE_GAP);
    }
    context.font = fontOf(SMALL_FONT_PX);
    context.textBaseline = 'middle';
    const bottom = Math.min(height, AXIS + lanes * lane);
    let free = 0;
    for (const tick of ticksOf(from * endMs(), to * endMs(), Math.max(2, Math.floor(width / 110)))) {
      const x = Math.round(xOf(tick.ms, width)) + 0.5;
      context.strokeStyle = colors.line;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, AXIS - 5);
      context.lineTo(x, bottom);
      context.stroke();
      const room = textWidth(tick.label, SMALL_FONT_PX);
      const left = Math.min(width - room - 2, Math.max(2, x - room / 2));
      if (left < free) continue;
      free = left + room + 12;
      context.fillStyle = colors.muted;
      context.fillText(tick.label, left, AXIS / 2 - 2);
    }
  }

  function paintBar(
    context: CanvasRenderingContext2D,
    colors: Theme,
    bar: Placed,
    x: number,
    y: number,
    w: number,
    height: number,
  ): void {
    const row = screen.model.row(bar.row);
    if (!row) return;
    const gap = w > 4 ? 1 : 0;
    const failed = row.outcome === 'failed';
    const cached = row.outcome === 'hit';
    context.globalAlpha = matching && !matching.has(bar.row) ? 0.2 : 1;
    context.fillStyle = failed
      ? colors.failed
      : cached
        ? colors['cache-soft']
        : bar.critical
          ? colors.accent
          : colors.work;
    context.beginPath();
    context.roundRect(x, y, w - gap, height, Math.min(3, w / 4));
    context.fill();
    if (w > 2 && colors['bar-rim'] !== 'transparent') {
      context.strokeStyle = colors['bar-rim'];
      context.lineWidth = 1;
      context.stroke();
    }
    const left = Math.max(x, 0) + 6;
    const room = Math.min(x + w, stage.clientWidth) - left - 6;
    if (height >= 14 && room > 26) {
      const name = plain(shorten(row.name));
      const weight = bar.critical ? 600 : 400;
      const text =
        (failed ? '✕ ' : '') + shortenToPart(name, room - (failed ? 14 : 0), SMALL_FONT_PX, weight, row.verb);
      if (text !== '' && !/^(?:✕ )?….?$/.test(text)) {
        context.font = fontOf(SMALL_FONT_PX, weight);
        context.textBaseline = 'middle';
        context.fillStyle = failed
          ? colors['failed-ink']
          : bar.critical
            ? colors['accent-ink']
            : colors['work-ink'];
        context.save();
        context.beginPath();
        context.rect(left - 4, y, room + 8, height);
        context.clip();
        context.fillText(text, left, y + height / 2 + 0.5);
        context.restore();
      }
    }
    context.globalAlpha = 1;
  }

  function barAt(event: MouseEvent): Placed | null {
    const bounds = canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const lane = Math.floor((py - AXIS) / laneHeight(stage.clientHeight));
    const width = stage.clientWidth;
    let best: Placed | null = null;
    let nearest = 3;
    for (const bar of bars) {
      if (bar.lane !== lane) continue;
      const x = xOf(bar.startMs, width);
      const end = Math.max(x + 1, xOf(bar.endMs, width));
      const away = px < x ? x - px : px > end ? px - end : 0;
      if (away < nearest) {
        best = bar;
        nearest = away;
      }
    }
    return best;
  }

  function textOf(bar: Placed): string {
    const row = screen.model.row(bar.row);
    if (!row) return '';
    const what = `${plain(row.name)}${messages.marks.comma}${rowOutcome(row, messages)}`;
    const time = messages.duration(bar.endMs - bar.startMs);
    const text = messages.timeline.bar(what, time, messages.duration(bar.startMs));
    return bar.critical ? `${text}${messages.marks.comma}${messages.details.onCriticalPath}` : text;
  }

  function describe(): void {
    const selected = selectedRow(screen);
    const index = inOrder.findIndex((bar) => bar.row === selected);
    const bar = inOrder[index] ?? inOrder[0];
    setAttributes(option, {
      'aria-label': bar ? textOf(bar) : messages.timeline.none,
      'aria-selected': String(index >= 0),
      'aria-setsize': Math.max(1, inOrder.length),
      'aria-posinset': Math.max(0, index) + 1,
    });
  }

  function revealSelected(): void {
    const bar = bars.find((each) => each.row === selectedRow(screen));
    if (!bar || to - from > 0.999) return;
    const [start, end] = [bar.startMs / endMs(), bar.endMs / endMs()];
    const span = to - from;
    if (start < from) see(start - span * 0.1, start + span * 0.9);
    else if (end > to) see(end - span * 0.9, end + span * 0.1);
  }

  function see(a: number, b: number): void {
    const span = Math.min(1, Math.max(0.0005, b - a));
    from = Math.min(1 - span, Math.max(0, a));
    to = from + span;
    repaint();
  }

  function zoomAt(share: number, factor: number): void {
    const middle = from + (to - from) * share;
    see(middle - (middle - from) * factor, middle + (to - middle) * factor);
  }

  function listen(): void {
    let drag: { x: number; from: number; to: number } | null = null;
    let moved = false;
    stage.addEventListener('pointerdown', (event) => {
      drag = { x: event.clientX, from, to };
      moved = false;
    });
    stage.addEventListener('pointermove', (event) => {
      const over = barAt(event);
      showTooltip(over, event);
      if (!drag) return;
      const shift = ((event.clientX - drag.x) / (stage.clientWidth - LEFT - RIGHT)) * (drag.to - drag.from);
      if (!moved && Math.abs(event.clientX - drag.x) < 4) return;
      if (!moved) stage.setPointerCapture(event.pointerId);
      moved = true;
      see(drag.from - shift, drag.to - shift);
    });
    stage.addEventListener('pointerup', () => {
      drag = null;
    });
    stage.addEventListener('pointerleave', () => {
      tooltip.hidden = true;
    });
    stage.addEventListener('click', (event) => {
      if (moved) return;
      const bar = barAt(event);
      if (bar) selectRow(store, bar.row);
      else store.set({ selection: null });
    });
    stage.addEventListener('dblclick', () => see(0, 1));
    stage.addEventListener(
      'wheel',
      (event) => {
        const bounds = stage.getBoundingClientRect();
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          const share = (event.clientX - bounds.left - LEFT) / (stage.clientWidth - LEFT - RIGHT);
          zoomAt(Math.min(1, Math.max(0, share)), Math.exp(event.deltaY / 240));
        } else if (to - from < 0.999) {
          event.preventDefault();
          const shift = ((event.deltaX || event.deltaY) / stage.clientWidth) * (to - from);
          see(from + shift, to + shift);
        }
      },
      { passive: false },
    );
    stage.addEventListener('keydown', onKey);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || inOrder.length === 0) return;
    const selected = selectedRow(screen);
    const index = inOrder.findIndex((bar) => bar.row === selected);
    const current = inOrder[index];
    const step = (to: number) => {
      const bar = inOrder[Math.max(0, Math.min(inOrder.length - 1, to))];
      if (bar) selectRow(store, bar.row);
    };
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const shift = (to - from) * (event.key === 'ArrowLeft' ? -0.2 : 0.2);
      see(from + shift, to + shift);
    } else if (event.key === 'ArrowRight') step(index + 1);
    else if (event.key === 'ArrowLeft') step(index < 0 ? 0 : index - 1);
    else if (event.key === 'Home') step(0);
    else if (event.key === 'End') step(inOrder.length - 1);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && current) {
      const lane = current.lane + (event.key === 'ArrowDown' ? 1 : -1);
      const middle = (current.startMs + current.endMs) / 2;
      let best: Placed | null = null;
      for (const bar of bars) {
        if (bar.lane !== lane) continue;
        const away = Math.abs((bar.startMs + bar.endMs) / 2 - middle);
        if (!best || away < Math.abs((best.startMs + best.endMs) / 2 - middle)) best = bar;
      }
      if (best) selectRow(store, best.row);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(0);
    else if (event.key === 'Enter') options.goToDetails();
    else if (event.key === '+' || event.key === '=') zoomAt(0.5, 1 / 1.5);
    else if (event.key === '-') zoomAt(0.5, 1.5);
    else if (event.key === '0') see(0, 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function showTooltip(bar: Placed | null, event: PointerEvent): void {
    tooltip.hidden = bar === null;
    stage.classList.toggle('over-bar', bar !== null);
    if (!bar) return;
    tooltip.textContent = textOf(bar).slice(0, 300);
    const bounds = element.getBoundingClientRect();
    const left = Math.min(event.clientX - bounds.left + 12, bounds.width - tooltip.offsetWidth - 8);
    tooltip.style.left = `${Math.max(4, left)}px`;
    tooltip.style.top = `${Math.max(2, event.clientY - bounds.top - tooltip.offsetHeight - 10)}px`;
  }
}
