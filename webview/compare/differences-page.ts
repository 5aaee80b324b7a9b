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

/** What the parts of the page need. */
interface DifferencesContext {
  readonly store: Store;
  readonly messages: PanelMessages;
  /** null if files cannot be opened. */
  readonly openFile: ((path: string) => void) | null;
}

/** Everything that the two sides share or differ in, as text: facts, causes, and every key. */
export function createDifferencesPage(context: DifferencesContext, pairOf: () => ComparedPairView): Panel {
  const element = h('div', {
    class: 'why-page differences',
    tabindex: 0,
    role: 'region',
    'aria-label': context.messages.comparison.tabDifferences,
  });
  return {
    element,
    update: (now: Screen, before: Screen | null) => {
      if (before?.model === now.model) return;
      element.replaceChildren(...present(content(pairOf(), context)));
      element.scrollTop = 0;
    },
  };
}

function content(pair: ComparedPairView, context: DifferencesContext): Child[] {
  const { messages } = context;
  const lines = comparedLines(pair, messages, MOST_CAUSES);
  return [
    h('ul', { class: 'compared-lines' }, ...lines.map((line) => lineItem(line, context))),
    h('h2', {}, messages.comparison.facts),
    factsTable(pair, messages),
    ...keys(pair, context),
  ];
}

function lineItem(line: ComparedLine, { store, openFile }: DifferencesContext): HTMLElement {
  if (line.kind !== 'cause') return h('li', { class: line.kind }, plain(line.text));
  return h(
    'li',
    { class: 'compared-cause' },
    rowLink(line.row, line.name, store),
    h('span', {}, plain(causeLineText(line))),
    ...filesOf(line, openFile),
  );
}

function filesOf({ files }: ComparedCause, openFile: DifferencesContext['openFile']): readonly HTMLElement[] {
  if (openFile === null) return [];
  return files.map((file) => {
    const button = plainButton('link mono', () => openFile(file), plain(file.split(/[\\/]/).at(-1) ?? file));
    button.title = plain(file);
    return button;
  });
}

function rowLink(row: number | null, name: string, store: Store): HTMLElement {
  return row === null
    ? h('strong', {}, plain(name))
    : plainButton('link', () => selectRow(store, row), plain(name));
}

function factsTable(pair: ComparedPairView, messages: PanelMessages): HTMLElement {
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

function keyCell(
  key: string | null,
  side: ComparedSideRow | null | undefined,
  messages: PanelMessages,
): HTMLElement {
  const text = plain(keyText(key, side ?? null, messages));
  return h('td', {}, key === null ? h('span', { class: 'no-key' }, text) : h('code', {}, text));
}

/** Every step that both sides have with different keys: its IDs, and the inputs that differ. */
function keys(pair: ComparedPairView, { store, messages }: DifferencesContext): Child[] {
  const { comparison: texts } = messages;
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
              h('td', {}, rowLink(row, stepName(step), store)),
              keyCell(one, pair.rows[row ?? -1]?.first, messages),
              keyCell(two, pair.rows[row ?? -1]?.second, messages),
              h('td', {}, plain(inputsText(row, pair, messages))),
            ),
          ),
      ),
    ),
    rest > 0 && h('p', { class: 'why-note' }, messages.compare.moreSteps(rest)),
  ];
}

function head(titles: readonly string[]): HTMLElement {
  const cells = titles.map((title) => (title === '' ? h('td') : h('th', { scope: 'col' }, title)));
  return h('thead', {}, h('tr', {}, ...cells));
}
