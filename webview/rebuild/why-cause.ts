import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import {
  causeEffect,
  causeScope,
  causeText,
  type WhyCauseView,
} from '../../src/core/view/rebuild/why-view.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { Model } from '../model.ts';
import { type Store, selectRow } from '../store.ts';
import { h, plainButton } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';

const SHOWN = 24;

export interface CauseContext {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly model: Model;
}

/** One root cause with the packages that were rebuilt because of it. */
export function causeItem(cause: WhyCauseView, context: CauseContext): HTMLElement {
  const { messages } = context;
  const effect = causeEffect(cause, messages.why);
  return h(
    'li',
    { class: cause.outputUnchanged ? 'cause unchanged' : 'cause' },
    h(
      'div',
      { class: 'cause-head' },
      causeName(cause, context),
      h('span', { class: 'num' }, messages.ofWork(messages.duration(cause.workMs))),
      h(
        'span',
        { class: 'cause-text' },
        plain(causeText(cause, messages.why)),
        effect === '' ? '' : ` → ${effect}`,
      ),
    ),
    workList(cause, context),
  );
}

/** A link to the package, unless the cause concerns more than one. */
function causeName(cause: WhyCauseView, { store, messages, model }: CauseContext): HTMLElement {
  const root = model.row(cause.roots[0] ?? -1);
  const scope = causeScope(cause, messages.why);
  return scope !== null || !root
    ? h('strong', {}, scope ?? plain(cause.importPath ?? messages.why.wholeBuild))
    : plainButton('link cause-name', () => selectRow(store, root.id), plain(root.name));
}

/** The slowest first. */
function workList(cause: WhyCauseView, context: CauseContext): HTMLElement | null {
  const ids = [...new Set([...cause.roots, ...cause.cascade])];
  const rows = ids.flatMap((id) => context.model.row(id) ?? []).sort((a, b) => b.ownMs - a.ownMs);
  if (rows.length === 0) return null;
  const longestMs = Math.max(1, ...rows.map((row) => row.ownMs));
  const entry = (row: ShownRow) => workRow(row, longestMs, context);
  const list = h('ul', { class: 'cascade' }, ...rows.slice(0, SHOWN).map(entry));
  const rest = rows.slice(SHOWN);
  if (rest.length > 0) {
    const more = h('li', {});
    const label = context.messages.why.more(rest.length);
    more.append(plainButton('link', () => more.replaceWith(...rest.map(entry)), label));
    list.append(more);
  }
  return list;
}

function workRow(row: ShownRow, longestMs: number, { store, messages, model }: CauseContext): HTMLElement {
  const bar = h('i', { class: row.critical ? 'critical' : '' });
  bar.style.width = `${(row.ownMs / longestMs) * 100}%`;
  const link = plainButton('link name', () => selectRow(store, row.id), plain(row.name));
  link.title = plain(row.importPath || row.name);
  const isUnchanged = model.view.why?.rows[String(row.id)]?.outputUnchanged;
  return h(
    'li',
    { class: 'work-row' },
    link,
    h('span', { class: 'track', 'aria-hidden': 'true' }, bar),
    h('span', { class: 'num' }, messages.duration(row.ownMs)),
    h('span', { class: 'work-note' }, isUnchanged ? messages.why.outputUnchanged : ''),
  );
}
