import { SIZE_GROUPS } from '../../../src/core/binary/size/size-tree.ts';
import type { BinaryPageMessages } from '../../../src/core/messages/en/binary-page.ts';
import { size } from '../../../src/core/messages/quantities.ts';
import { h, plainButton, present } from '../../ui/dom.ts';
import { watchTheme } from '../../ui/theme.ts';
import { partName, partPlace, partText, shareText, sizeText } from './part-texts.ts';
import { neighborOf } from './place-boxes.ts';
import { branchTowards, bytesByGroup, hasChildren, pathTo, type SizeMap } from './size-map.ts';
import { createSizeTable } from './size-table.ts';
import { createTreemapCanvas } from './treemap-canvas.ts';
import { listenToTreemap } from './treemap-input.ts';
import {
  goInto,
  goOut,
  initialTreemap,
  searchFor,
  select,
  selectFirst,
  selectNext,
  type TreemapState,
  toggleGroup,
} from './treemap-state.ts';

export interface TreemapPanel {
  readonly element: HTMLElement;
}

/** Where the bytes of the file belong: as a treemap, and the same as a table. */
export function createTreemapPanel(
  map: SizeMap,
  note: string,
  messages: BinaryPageMessages,
  announce: (text: string) => void,
): TreemapPanel {
  let state = initialTreemap(map);
  let pointed: number | null = null;
  let asTable = false;

  const canvas = createTreemapCanvas(state, {
    nameOf: (part) => partName(map, part, messages),
    noteOf: (part) => sizeText(map, part),
  });
  const table = createSizeTable(messages, (part) => change(goInto(state, part)));
  const crumbs = h('ol', { class: 'size-crumbs', 'aria-label': messages.path });
  const found = h('span', { class: 'size-found', role: 'status' });
  const search = h('input', {
    type: 'search',
    class: 'size-search',
    placeholder: messages.search,
    'aria-label': messages.search,
    spellcheck: 'false',
  });
  const legend = h('ul', { class: 'size-legend', 'aria-label': messages.groupsLabel });
  const line = h('p', { class: 'size-line' });
  const picture = h(
    'div',
    {
      class: 'size-map',
      tabindex: 0,
      role: 'application',
      'aria-label': messages.mapLabel,
      'data-nodes': map.length,
    },
    canvas.element,
  );
  const views = viewSwitch(messages, (wantsTable) => {
    asTable = wantsTable;
    update();
    if (!asTable) canvas.resize();
  });
  const source = h('p', { class: 'size-note' }, note);
  source.hidden = note === '';
  const element = h(
    'section',
    { class: 'sizes', 'aria-label': messages.sizes },
    h('div', { class: 'sizes-bar' }, crumbs, h('span', { class: 'grow' }), found, search, views.element),
    legend,
    h('div', { class: 'size-pictures' }, picture, table.element),
    line,
    source,
  );

  search.addEventListener('input', () => change(searchFor(state, search.value)));
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') change(selectNext(state, event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape' && search.value !== '') {
      search.value = '';
      change(searchFor(state, ''));
    } else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!element.isConnected || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    search.focus();
  });
  listenToTreemap(picture, canvas, {
    point: (part) => {
      pointed = part;
      canvas.point(part);
      showLine();
    },
    select: (part) => change(select(state, part)),
    goInto: () => change(goInto(state, state.selected ?? state.root)),
    goTowards: (part) => change(goInto(state, branchTowards(map, state.root, part))),
    goOut: () => {
      const next = goOut(state);
      if (next === state && state.selected === null) return false;
      change(next === state ? select(state, null) : next);
      return true;
    },
    step: (direction) => {
      const placed = canvas.placed();
      if (placed === null) return;
      if (state.selected === null) return change(selectFirst(state));
      const next = neighborOf(map, placed, state.selected, direction);
      if (next !== null) change(select(state, next));
    },
  });
  new ResizeObserver(() => canvas.resize()).observe(picture);
  watchTheme(() => requestAnimationFrame(() => canvas.recolor()));
  update();
  return { element };

  function change(next: TreemapState): void {
    const before = state;
    state = next;
    canvas.show(next);
    update(before);
    if (next.selected !== before.selected && next.selected !== null)
      announce(partText(map, next.selected, messages));
    else if (next.root !== before.root) announce(partText(map, next.root, messages));
  }

  function update(before: TreemapState | null = null): void {
    picture.hidden = asTable;
    table.element.hidden = !asTable;
    if (asTable) table.update(state);
    views.show(asTable);
    if (before?.root !== state.root) showCrumbs();
    if (before?.root !== state.root || before.group !== state.group) showLegend();
    if (before?.found !== state.found) showFound();
    showLine();
  }

  function showCrumbs(): void {
    const path = pathTo(map, state.root);
    crumbs.replaceChildren(
      ...path.map((part, index) => {
        const name = index === 0 ? messages.wholeFile : partName(map, part, messages);
        const isLast = index === path.length - 1;
        return h(
          'li',
          {},
          isLast
            ? h('span', { 'aria-current': 'location' }, name)
            : plainButton(
                'link',
                () => change({ ...state, root: part, selected: path[index + 1] ?? null }),
                name,
              ),
        );
      }),
    );
  }

  function showLegend(): void {
    const sums = bytesByGroup(map, state.root);
    const all = map.bytes[state.root] ?? 0;
    const focused = document.activeElement?.getAttribute('data-group');
    legend.replaceChildren(
      ...SIZE_GROUPS.filter((group) => (sums.get(group) ?? 0) > 0)
        .sort((one, other) => (sums.get(other) ?? 0) - (sums.get(one) ?? 0))
        .map((group) => {
          const button = plainButton(
            'size-chip',
            () => change(toggleGroup(state, group)),
            h('i', { class: `swatch size-${group}`, 'aria-hidden': 'true' }),
            messages.groups[group],
            h('span', { class: 'share' }, shareText(sums.get(group) ?? 0, all)),
          );
          button.setAttribute('aria-pressed', String(state.group === group));
          button.setAttribute('data-group', group);
          button.title = size(sums.get(group) ?? 0);
          return h('li', {}, button);
        }),
    );
    if (focused) legend.querySelector<HTMLElement>(`[data-group="${CSS.escape(focused)}"]`)?.focus();
  }

  function showFound(): void {
    const { found: parts } = state;
    found.textContent =
      parts === null
        ? ''
        : parts.length === 0
          ? messages.foundNone
          : messages.found(
              parts.length,
              parts.reduce((sum, part) => sum + (map.bytes[part] ?? 0), 0),
            );
  }

  /** The part under the pointer, else the selected one, else all that is shown. */
  function showLine(): void {
    const part = pointed ?? state.selected ?? state.root;
    const kind = map.kinds[part] ?? 'unknown';
    const symbols = map.counts[part] ?? 1;
    const share = messages.ofFile(shareText(map.bytes[part] ?? 0, map.bytes[0] ?? 0));
    line.replaceChildren(
      ...present([
        h('i', { class: `swatch size-${map.groups[part] ?? 'unknown'}`, 'aria-hidden': 'true' }),
        h('strong', {}, part === 0 ? messages.wholeFile : partName(map, part, messages)),
        kind !== 'group' &&
          kind !== 'rest' &&
          part !== 0 &&
          h('span', { class: 'muted' }, messages.kinds[kind]),
        h('span', {}, sizeText(map, part)),
        part !== 0 && h('span', { class: 'muted' }, share),
        symbols > 1 && kind !== 'rest' && h('span', { class: 'muted' }, messages.symbols(symbols)),
        h('span', { class: 'muted place' }, partPlace(map, part, messages)),
        hasChildren(map, part) &&
          part !== state.root &&
          pointed === null &&
          plainButton('link', () => change(goInto(state, part)), messages.into),
      ]),
    );
  }
}

function viewSwitch(
  messages: BinaryPageMessages,
  onChange: (asTable: boolean) => void,
): { readonly element: HTMLElement; readonly show: (asTable: boolean) => void } {
  const map = plainButton('switch', () => onChange(false), messages.treemap);
  const table = plainButton('switch', () => onChange(true), messages.table);
  return {
    element: h('div', { class: 'switches', role: 'group', 'aria-label': messages.views }, map, table),
    show: (asTable) => {
      map.setAttribute('aria-pressed', String(!asTable));
      table.setAttribute('aria-pressed', String(asTable));
    },
  };
}
