import { SHARES } from '../../src/core/view/compare/compare-schema.ts';
import { inputsText, sidesText, sideText } from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView, ComparedSideRow } from '../../src/core/view/compare/compare-view.ts';
import { rowWhy } from '../../src/core/view/rebuild/why-view.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { DetailsContext } from '../details/context.ts';
import type { DetailsPane } from '../details/details-pane.ts';
import { rowsOf } from '../details/details-state.ts';
import { type Fact, factList, heading, SHOWN } from '../details/lists.ts';
import { rowActions } from '../details/row-actions.ts';
import { isWork, type Model } from '../model.ts';
import { whyDetails } from '../rebuild/why-details.ts';
import { type Screen, selectedRow, selectRow } from '../store.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';
import { SHARE_STYLE } from './compared-style.ts';

/** What the parts of the details need. */
interface ComparedContext extends DetailsContext {
  readonly pairOf: () => ComparedPairView;
  readonly room: () => number;
}

/** The comparison of the selected row; with nothing selected, the biggest differences. */
export function createComparedDetails(context: DetailsContext, pairOf: () => ComparedPairView): DetailsPane {
  const { label } = context.messages.details;
  const body = h('div', { class: 'details-body', tabindex: 0, role: 'region', 'aria-label': label });
  const element = h('aside', { class: 'details' }, body);
  const compared: ComparedContext = { ...context, pairOf, room: () => element.clientWidth };
  let shown: string | null = null;
  return {
    element,
    focus: () => body.focus(),
    update: (screen) => {
      const { selection } = screen;
      const what = selection === null ? '' : selection.kind === 'row' ? selection.key : selection.id;
      element.classList.toggle('empty', selection === null);
      body.replaceChildren(...present(content(screen, compared)));
      body.scrollTop = 0;
      // In a low window, the details are below the visible part, and a click would seem to do nothing.
      if (selection !== null && shown !== null && what !== shown)
        element.scrollIntoView({ block: 'nearest' });
      shown = what;
    },
  };
}

function content(screen: Screen, context: ComparedContext): Child[] {
  const { overview } = context.messages.details;
  const { model, selection } = screen;
  const id = selectedRow(screen);
  const row = id === null ? undefined : model.row(id);
  if (row) return rowDetails(row, model, context);
  if (selection?.kind === 'fold') {
    const rows = selection.rows.flatMap((each) => model.row(each) ?? []);
    return [heading(plain(selection.label), plain(selection.label), context), ...summary(rows, context)];
  }
  return [h('h2', {}, overview), ...summary(model.view.rows, context)];
}

/** The number of rows of each kind, and the rows that are not shared, or all rows if all are shared. */
function summary(rows: readonly ShownRow[], context: ComparedContext): Child[] {
  const { details, comparison } = context.messages;
  const open = rows.filter(isWork);
  return [
    ...sharesOf(rows, context),
    ...(open.length > 0 ? rowList(comparison.inside, open, context) : rowList(details.inside, rows, context)),
  ];
}

function rowDetails(row: ShownRow, model: Model, context: ComparedContext): Child[] {
  const { messages, room } = context;
  const { details: texts, comparison: compare } = messages;
  const pair = context.pairOf();
  const compared = pair.rows[row.id];
  if (compared === undefined) return [];
  const { share, first, second } = compared;
  const why = share === 'different' ? pair.view.why?.rows[String(row.id)] : undefined;
  const full = plain(row.importPath || row.name) + (row.variant ? ` [${plain(row.variant)}]` : '');
  const because = why ? rowWhy(why, messages.why) : '';
  const toRow = (name: string) => {
    const found = model.view.rows.find((one) => one.importPath === name && isWork(one));
    return found && found !== row ? link(found, context) : null;
  };
  return [
    heading(plain(row.name), full, context),
    h(
      'p',
      { class: `why ${row.outcome}` },
      icon(SHARE_STYLE[share].icon),
      h(
        'span',
        {},
        [share === 'shared' ? compare.sharedWhy : compare.share[share], plain(because)]
          .filter(Boolean)
          .join(messages.separator),
      ),
    ),
    factList([
      [compare.first, sideText(first, messages)],
      [compare.second, sideText(second, messages)],
      row.module !== null && [texts.module, plain(row.module)],
      [texts.stage, messages.stageName(row.stage)],
    ]),
    ...(why ? whyDetails(why, { ...whyOf(pair), baselines: [] }, toRow, messages.why, () => null) : []),
    rowActions(row, { ...context, model, linkRoom: room }),
    ...rowList(texts.needs, rowsOf(row.deps, model), context),
    ...rowList(texts.neededBy, rowsOf(model.neededBy(row.id), model), context),
    factList([keyFact(compare.actionID.first, first), keyFact(compare.actionID.second, second)]),
  ];
}

function keyFact(name: string, row: ComparedSideRow | null): Fact | false {
  return row?.actionID != null && [name, h('code', {}, plain(row.actionID))];
}

/** The number of rows that are shared, differ, and so on. */
function sharesOf(rows: readonly ShownRow[], { pairOf, messages }: ComparedContext): Child[] {
  const { rows: compared } = pairOf();
  const counted = SHARES.map((share) => ({
    share,
    count: rows.filter(({ id }) => compared[id]?.share === share).length,
  }));
  return [
    factList(
      counted.map(
        ({ share, count }) => count > 0 && [messages.comparison.share[share], messages.count(count)],
      ),
    ),
  ];
}

/** The slowest rows first, and a button that shows the others. */
function rowList(title: string, rows: readonly ShownRow[], context: ComparedContext): Child[] {
  const { messages } = context;
  const item = (row: ShownRow) => entry(row, context);
  if (rows.length === 0) return [];
  const sorted = [...rows].sort(
    (a, b) => Number(isWork(b)) - Number(isWork(a)) || b.ownMs - a.ownMs || a.id - b.id,
  );
  const list = h('ul', { class: 'rows' }, ...sorted.slice(0, SHOWN).map(item));
  const rest = sorted.slice(SHOWN);
  if (rest.length > 0) {
    const more = h('li', {});
    more.append(
      plainButton('link', () => more.replaceWith(...rest.map(item)), messages.details.more(rest.length)),
    );
    list.append(more);
  }
  return [h('h3', {}, title, h('span', { class: 'num' }, messages.count(rows.length))), list];
}

function entry(row: ShownRow, context: ComparedContext): HTMLElement {
  const { pairOf, messages } = context;
  const compared = pairOf().rows[row.id];
  const share = compared?.share ?? 'notCached';
  const times = compared && row.ownMs > 0 && share !== 'shared' ? sidesText(compared, messages) : '';
  const item = h(
    'li',
    {},
    icon(SHARE_STYLE[share].icon, row.outcome),
    link(row, context),
    times !== '' && h('span', { class: 'num' }, times),
  );
  item.title = plain(inputsText(row.id, pairOf(), messages));
  return item;
}

function link(row: ShownRow, { store }: ComparedContext): HTMLElement {
  const name = plain(row.name);
  const button = plainButton('link', () => selectRow(store, row.id), h('bdi', {}, name));
  button.title = name;
  return button;
}

function whyOf({ view }: ComparedPairView) {
  if (view.why === null) throw new Error('There is no reason without reasons.');
  return view.why;
}
