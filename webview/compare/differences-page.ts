import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { stepName } from '../../src/core/model/step-id.ts';
import {
  type ComparedCause,
  type ComparedLine,
  causeLineText,
  comparedFacts,
  comparedLines,
  inputsText,
  keyText,
  sideNames,
} from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView, ComparedSideRow } from '../../src/core/view/compare/compare-view.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import type { Panel } from '../tabs.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';

const MOST_CAUSES = 50;
const MOST_KEYS = 200;

/** Everything that the two sides share or differ in, as text: facts, causes, and every key. */
export function createDifferencesPage(
  store: Store,
  messages: PanelMessages,
  pairOf: () => ComparedPairView,
  /** null if files cannot be opened. */
  openFile: ((path: string) => void) | null,
): Panel {
  const { comparison: texts } = messages;
  const element = h('div', {
    class: 'why-page differences',
    tabindex: 0,
    role: 'region',
    'aria-label': texts.tabDifferences,
  });
  return {
    element,
    update: (now: Screen, before: Screen | null) => {
      if (before?.model === now.model) return;
      element.replaceChildren(...present(content(pairOf())));
      element.scrollTop = 0;
    },
  };

  function content(pair: ComparedPairView): Child[] {
    const lines = comparedLines(pair, messages, MOST_CAUSES);
    return [
      h('ul', { class: 'compared-lines' }, ...lines.map(lineItem)),
      h('h2', {}, texts.facts),
      factsTable(pair),
      ...keys(pair),
    ];
  }

  function lineItem(line: ComparedLine): HTMLElement {
    if (line.kind !== 'cause') return h('li', { class: line.kind }, plain(line.text));
    return h(
      'li',
      { class: 'compared-cause' },
      rowLink(line.row, line.name),
      h('span', {}, plain(causeLineText(line))),
      ...filesOf(line),
    );
  }

  function filesOf({ files }: ComparedCause): readonly HTMLElement[] {
    if (openFile === null) return [];
    return files.map((file) => {
      const button = plainButton(
        'link mono',
        () => openFile(file),
        plain(file.split(/[\\/]/).at(-1) ?? file),
      );
      button.title = plain(file);
      return button;
    });
  }

  function rowLink(row: number | null, name: string): HTMLElement {
    return row === null
      ? h('strong', {}, plain(name))
      : plainButton('link', () => selectRow(store, row), plain(name));
  }

  function factsTable(pair: ComparedPairView): HTMLElement {
    const [first, second] = sideNames(pair);
    const [, ...facts] = comparedFacts(pair, messages);
    return h(
      'table',
      { class: 'compared-facts' },
      head(['', plain(first), plain(second)]),
      h(
        'tbody',
        {},
        ...facts
          // The start times are already the names of the columns.
          .filter(([label, one, two]) => one + two !== '' && label !== messages.compare.labels.started)
          .map(([label, one, two]) =>
            h(
              'tr',
              { class: one === two ? 'same' : null },
              h('th', { scope: 'row' }, plain(label)),
              h('td', {}, plain(one)),
              h('td', {}, plain(two)),
            ),
          ),
      ),
    );
  }

  function keyCell(key: string | null, side: ComparedSideRow | null = null): HTMLElement {
    const text = plain(keyText(key, side, messages));
    return h('td', {}, key === null ? h('span', { class: 'no-key' }, text) : h('code', {}, text));
  }

  /** Every step that both sides have with different keys: its IDs, and the inputs that differ. */
  function keys(pair: ComparedPairView): Child[] {
    const { differing } = pair;
    if (differing.length === 0) return [];
    const [first, second] = sideNames(pair);
    const rest = differing.length - MOST_KEYS;
    return [
      h('h2', {}, texts.keys(differing.length)),
      h(
        'table',
        { class: 'compared-keys' },
        head([texts.step, plain(first), plain(second), texts.inputs]),
        h(
          'tbody',
          {},
          ...differing
            .slice(0, MOST_KEYS)
            .map(({ row, step, first: one, second: two }) =>
              h(
                'tr',
                {},
                h('td', {}, rowLink(row, stepName(step))),
                keyCell(one, pair.rows[row ?? -1]?.first),
                keyCell(two, pair.rows[row ?? -1]?.second),
                h('td', {}, plain(inputsText(row, pair, messages))),
              ),
            ),
        ),
      ),
      rest > 0 && h('p', { class: 'why-note' }, messages.compare.moreSteps(rest)),
    ];
  }
}

function head(titles: readonly string[]): HTMLElement {
  const cells = titles.map((title) => (title === '' ? h('td') : h('th', { scope: 'col' }, title)));
  return h('thead', {}, h('tr', {}, ...cells));
}
