import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { Model } from '../model.ts';
import { selectRow } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { type Child, h, plainButton, setAttributes } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { LABEL_FONT_PX, plain, shortenLeft } from '../ui/measure.ts';
import { outcomeIcon } from '../ui/outcome.ts';
import type { DetailsContext, DrawingContext } from './context.ts';
import { linkedRows, rowsOf } from './details-state.ts';

/** The number of entries of a long list that are shown at first. */
export const SHOWN = 8;

export type Fact = readonly [name: string, value: Child];

/** Names and values, without the facts that are missing. */
export function factList(list: readonly (Fact | false | undefined | null)[]): HTMLElement | null {
  const facts = list.filter((fact) => !!fact);
  if (facts.length === 0) return null;
  return h(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

/** The parts that exist, joined into one line. */
export function joined(parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** The name, a close button, and the full name if it is longer. */
export function heading(label: string, full: string, { store, messages }: DetailsContext): HTMLElement {
  return h(
    'div',
    { class: 'details-head' },
    h('h2', { title: full }, h('bdi', {}, label)),
    iconButton(messages.details.close, icon('close'), () => store.set({ selection: null })),
    full === label ? null : h('p', { class: 'full' }, full),
  );
}

/** A link that selects another row. */
export function rowLink(row: ShownRow, { store, linkRoom }: DrawingContext): HTMLElement {
  const full = plain(row.name);
  const text = shortenLeft(full, linkRoom(), LABEL_FONT_PX, 400, row.verb);
  const button = plainButton('link', () => selectRow(store, row.id), h('bdi', {}, text));
  if (text !== full) setAttributes(button, { title: full, 'aria-label': full });
  return button;
}

/** Rows with their times, and a bar for each. */
export function timedList(rows: readonly ShownRow[], context: DrawingContext): HTMLElement {
  return h(
    'ol',
    { class: 'timed' },
    ...rows.map((row) => {
      const bar = h('i', { class: row.critical ? 'bar critical' : 'bar', 'aria-hidden': 'true' });
      bar.style.width = `${barPercent(row, context.model)}%`;
      return h('li', {}, rowLink(row, context), timeOf(row, context), bar);
    }),
  );
}

function barPercent(row: ShownRow, { longestMs }: Model): number {
  return longestMs > 0 ? Math.max(1, (row.ownMs / longestMs) * 100) : 0;
}

function timeOf(row: ShownRow, { messages }: DrawingContext): HTMLElement {
  return h('span', { class: 'num' }, messages.duration(row.ownMs));
}

/** Rows that led to one another; the current one is no link. */
export function chainList(
  ids: readonly number[],
  current: number | null,
  context: DrawingContext,
): HTMLElement {
  const entry = (row: ShownRow) =>
    row.id === current ? h('strong', {}, h('bdi', {}, plain(row.name))) : rowLink(row, context);
  return h(
    'ol',
    { class: 'chain' },
    ...rowsOf(ids, context.model).map((row) => h('li', {}, entry(row), timeOf(row, context))),
  );
}

/** Links to rows: the first ones, and a button that shows the others. */
export function linkList(title: string, ids: readonly number[], context: DrawingContext): readonly Child[] {
  const { messages } = context;
  const rows = linkedRows(ids, context.model);
  if (rows.length === 0) return [];
  const entry = (row: ShownRow) => h('li', {}, icon(outcomeIcon(row), row.outcome), rowLink(row, context));
  const list = h('ul', { class: 'rows' }, ...rows.slice(0, SHOWN).map(entry));
  const rest = rows.slice(SHOWN);
  if (rest.length > 0) {
    const more = h('li', {});
    const showRest = () => more.replaceWith(...rest.map(entry));
    more.append(plainButton('link', showRest, h('bdi', {}, messages.details.more(rest.length))));
    list.append(more);
  }
  return [h('h3', {}, title, h('span', { class: 'num' }, messages.count(rows.length))), list];
}
