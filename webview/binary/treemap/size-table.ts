import type { BinaryPageMessages } from '../../../src/core/messages/en/binary-page.ts';
import { h, plainButton } from '../../ui/dom.ts';
import { icon } from '../../ui/icons.ts';
import { partName, partPlace, shareText, sizeText } from './part-texts.ts';
import { childrenOf, hasChildren } from './size-map.ts';
import type { TreemapState } from './treemap-state.ts';

const AT_ONCE = 100;

export interface SizeTable {
  readonly element: HTMLElement;
  readonly update: (state: TreemapState) => void;
}

/** The same parts as rows: those of the current part, or the matches of the search. */
export function createSizeTable(messages: BinaryPageMessages, goInto: (part: number) => void): SizeTable {
  const { name, kind, bytes, share } = messages.columns;
  const body = h('tbody');
  const more = h('div', { class: 'size-more' });
  const element = h(
    'div',
    { class: 'size-table' },
    h(
      'table',
      { 'aria-label': messages.sizes },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, name),
          h('th', { scope: 'col' }, kind),
          h('th', { scope: 'col', class: 'num' }, bytes),
          h('th', { scope: 'col', class: 'num' }, share),
        ),
      ),
      body,
    ),
    more,
  );
  return { element, update: (state) => show(state, AT_ONCE) };

  function show(state: TreemapState, most: number): void {
    const { map, root, found } = state;
    const parts = found ?? childrenOf(map, root);
    const largest = map.bytes[parts[0] ?? -1] ?? 1;
    body.replaceChildren(...parts.slice(0, most).map((part) => row(state, part, largest)));
    const left = parts.length - most;
    more.replaceChildren(
      ...(left > 0
        ? [
            plainButton(
              'link',
              () => show(state, most + AT_ONCE * 5),
              messages.more(Math.min(left, AT_ONCE * 5)),
            ),
          ]
        : []),
    );
  }

  function row({ map, found }: TreemapState, part: number, largest: number): HTMLElement {
    const text = partName(map, part, messages);
    const place = found === null ? '' : partPlace(map, part, messages);
    const group = map.groups[part] ?? 'unknown';
    const bar = h('i', { class: `size-bar size-${group}`, 'aria-hidden': 'true' });
    bar.style.width = `${Math.max(1, (100 * (map.bytes[part] ?? 0)) / largest)}%`;
    return h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        hasChildren(map, part) ? plainButton('link', () => goInto(part), icon('chevronRight'), text) : text,
        place !== '' && h('span', { class: 'detail' }, place),
        bar,
      ),
      h('td', {}, messages.kinds[map.kinds[part] ?? 'unknown']),
      h('td', { class: 'num' }, sizeText(map, part)),
      h('td', { class: 'num' }, shareText(map.bytes[part] ?? 0, map.bytes[0] ?? 0)),
    );
  }
}
