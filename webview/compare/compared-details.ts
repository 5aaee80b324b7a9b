import { SHARES } from '../../src/core/view/compare/compare-schema.ts';
import { inputsText, sidesText, sideText } from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView, ComparedSideRow } from '../../src/core/view/compare/compare-view.ts';
import { rowWhy } from '../../src/core/view/rebuild/why-view.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import type { DetailsContext } from '../details/context.ts';
import type { DetailsPane } from '../details/details-pane.ts';
import { rowActions } from '../details/row-actions.ts';
import { isWork, type Model } from '../model.ts';
import { type Screen, selectedRow, selectRow } from '../store.ts';
import { iconButton } from '../ui/controls.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';
import { whyDetails } from '../why/why-details.ts';
import { SHARE_STYLE } from './compared-style.ts';

const SHOWN = 8;

/** The comparison of the selected row; with nothing selected, the biggest differences. */
export function createComparedDetails(context: DetailsContext, pairOf: () => ComparedPairView): DetailsPane {
  const { store, messages } = context;
  const { details: texts, comparison: compare } = messages;
  const body = h('div', { class: 'details-body', tabindex: 0, role: 'region', 'aria-label': texts.label });
  const element = h('aside', { class: 'details' }, body);
  let shown: string | null = null;

  return {
    element,
    focus: () => body.focus(),
    update: (screen) => {
      const { selection } = screen;
      const what = selection === null ? '' : selection.kind === 'row' ? selection.key : selection.id;
      element.classList.toggle('empty', selection === null);
      body.replaceChildren(...present(content(screen)));
      body.scrollTop = 0;
      // In a low window, the details are below the visible part, and a click would seem to do nothing.
      if (selection !== null && shown !== null && what !== shown)
        element.scrollIntoView({ block: 'nearest' });
      shown = what;
    },
  };

  function content(screen: Screen): Child[] {
    const { model, selection } = screen;
    const id = selectedRow(screen);
    const row = id === null ? undefined : model.row(id);
    if (row) return rowDetails(row, model);
    if (selection?.kind === 'fold') {
      const rows = selection.rows.flatMap((each) => model.row(each) ?? []);
      return [heading(plain(selection.label)), ...summary(rows)];
    }
    return [h('h2', {}, texts.overview), ...summary(model.view.rows)];
  }

  /** The number of rows of each kind, and the rows that are not shared, or all rows if all are shared. */
  function summary(rows: readonly ShownRow[]): Child[] {
    const open = rows.filter(isWork);
    return [
      ...sharesOf(rows),
      ...(open.length > 0 ? rowList(compare.inside, open) : rowList(texts.inside, rows)),
    ];
  }

  function rowDetails(row: ShownRow, model: Model): Child[] {
    const pair = pairOf();
    const compared = pair.rows[row.id];
    if (compared === undefined) return [];
    const { share, first, second } = compared;
    const why = share === 'different' ? pair.view.why?.rows[String(row.id)] : undefined;
    const full = plain(row.importPath || row.name) + (row.variant ? ` [${plain(row.variant)}]` : '');
    const because = why ? rowWhy(why, messages.why) : '';
    const toRow = (name: string) => {
      const found = model.view.rows.find((one) => one.importPath === name && isWork(one));
      return found && found !== row ? link(found) : null;
    };
    return [
      heading(plain(row.name), full),
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
      facts([
        [compare.first, sideText(first, messages)],
        [compare.second, sideText(second, messages)],
        row.module !== null && [texts.module, plain(row.module)],
        [texts.stage, messages.stageName(row.stage)],
      ]),
      ...(why ? whyDetails(why, { ...whyOf(pair), baselines: [] }, toRow, messages.why, () => null) : []),
      rowActions(row, { ...context, model, linkRoom: () => element.clientWidth }),
      ...rowList(texts.needs, rowsOf(row.deps, model)),
      ...rowList(texts.neededBy, rowsOf(model.neededBy(row.id), model)),
      facts([keyFact(compare.actionID.first, first), keyFact(compare.actionID.second, second)]),
    ];
  }

  function keyFact(name: string, row: ComparedSideRow | null): Fact | false {
    return row?.actionID != null && [name, h('code', {}, plain(row.actionID))];
  }

  function heading(label: string, full = label): HTMLElement {
    return h(
      'div',
      { class: 'details-head' },
      h('h2', { title: full }, h('bdi', {}, label)),
      iconButton(texts.close, icon('close'), () => store.set({ selection: null })),
      full === label ? null : h('p', { class: 'full' }, full),
    );
  }

  /** The number of rows that are shared, differ, and so on. */
  function sharesOf(rows: readonly ShownRow[]): Child[] {
    const { rows: compared } = pairOf();
    const counted = SHARES.map((share) => ({
      share,
      count: rows.filter(({ id }) => compared[id]?.share === share).length,
    }));
    return [
      facts(counted.map(({ share, count }) => count > 0 && [compare.share[share], messages.count(count)])),
    ];
  }

  function rowsOf(ids: readonly number[], model: Model): readonly ShownRow[] {
    return ids.flatMap((id) => model.row(id) ?? []);
  }

  /** The slowest rows first, and a button that shows the others. */
  function rowList(title: string, rows: readonly ShownRow[]): Child[] {
    if (rows.length === 0) return [];
    const sorted = [...rows].sort(
      (a, b) => Number(isWork(b)) - Number(isWork(a)) || b.ownMs - a.ownMs || a.id - b.id,
    );
    const list = h('ul', { class: 'rows' }, ...sorted.slice(0, SHOWN).map(entry));
    const rest = sorted.slice(SHOWN);
    if (rest.length > 0) {
      const more = h('li', {});
      more.append(plainButton('link', () => more.replaceWith(...rest.map(entry)), texts.more(rest.length)));
      list.append(more);
    }
    return [h('h3', {}, title, h('span', { class: 'num' }, messages.count(rows.length))), list];
  }

  function entry(row: ShownRow): HTMLElement {
    const compared = pairOf().rows[row.id];
    const share = compared?.share ?? 'notCached';
    const times = compared && row.ownMs > 0 && share !== 'shared' ? sidesText(compared, messages) : '';
    const item = h(
      'li',
      {},
      icon(SHARE_STYLE[share].icon, row.outcome),
      link(row),
      times !== '' && h('span', { class: 'num' }, times),
    );
    item.title = plain(inputsText(row.id, pairOf(), messages));
    return item;
  }

  function link(row: ShownRow): HTMLElement {
    const name = plain(row.name);
    const button = plainButton('link', () => selectRow(store, row.id), h('bdi', {}, name));
    button.title = name;
    return button;
  }
}

type Fact = readonly [string, Child];

function facts(list: readonly (Fact | false)[]): HTMLElement | null {
  const present = list.filter((fact) => fact !== false);
  if (present.length === 0) return null;
  return h(
    'dl',
    { class: 'facts' },
    ...present.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

function whyOf({ view }: ComparedPairView) {
  if (view.why === null) throw new Error('There is no reason without reasons.');
  return view.why;
}
