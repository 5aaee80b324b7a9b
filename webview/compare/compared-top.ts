import { shownCommand } from '../../src/core/go/shell-words.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import {
  type ComparedLine,
  causeLineText,
  comparedLines,
  isEqual,
  sameCommand,
  sideLink,
  sideNames,
  sideTime,
} from '../../src/core/view/compare/compare-text.ts';
import type { ComparedPairView, ComparedSideView } from '../../src/core/view/compare/compare-view.ts';
import { createActions } from '../top/actions.ts';
import { type Child, h, plainButton, present } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

export interface ComparedTop {
  readonly header: HTMLElement;
  readonly intro: readonly HTMLElement[];
  readonly update: (shown: ShownPair) => void;
}

export interface ShownPair {
  readonly pairs: readonly ComparedPairView[];
  readonly index: number;
  /** The names of the traces; empty in a report. */
  readonly note: string;
}

/** Both commands with their results, and one sentence about what they share and what differs. */
export function createComparedTop(
  messages: PanelMessages,
  does: {
    readonly isEditor: boolean;
    readonly saveReport: () => void;
    readonly showPair: (index: number) => void;
    readonly toRow: (row: number) => void;
  },
): ComparedTop {
  const { comparison: page } = messages;
  const facts = h('div', { class: 'top-facts' });
  const actions = createActions(messages, { send: does.saveReport, explain: () => {} });
  actions.update(does.isEditor ? ['saveReport'] : []);
  const header = h('header', { class: 'top' }, facts, actions.element);
  const pairs = h('div', { class: 'chips pairs', role: 'group', 'aria-label': page.pairs });
  const sides = h('ol', { class: 'sides', 'aria-label': messages.pages.comparison });
  const about = h('p', { class: 'compared-note' });
  const headline = h('p', { class: 'headline' });

  return {
    header,
    intro: [h('div', {}, about, pairs, sides), headline],
    update: ({ pairs: all, index, note }) => {
      const pair = all[index];
      if (pair === undefined) return;
      const title = titleOf(pair);
      document.title = title.slice(0, 200);
      facts.replaceChildren(
        ...present([h('h1', { class: 'command', title }, title), h('span', { class: 'grow' })]),
      );
      about.hidden = note === '';
      about.textContent = plain(note);
      pairs.hidden = all.length < 2;
      // The buttons are recreated, so a focused one must get the focus back.
      const isFocused = pairs.contains(document.activeElement);
      const chips = all.map((one, at) => {
        const chip = plainButton('chip', () => does.showPair(at), titleOf(one));
        chip.setAttribute('aria-pressed', String(at === index));
        return chip;
      });
      pairs.replaceChildren(...chips);
      if (isFocused) chips[index]?.focus();
      const names = sideNames(pair);
      sides.replaceChildren(
        sideCard(pair.first, page.first, names[0], messages),
        sideCard(pair.second, page.second, names[1], messages),
      );
      headline.className = `headline ${isEqual(pair) ? 'good' : 'work'}`;
      headline.replaceChildren(...present(sentence(pair)));
    },
  };

  function sentence(pair: ComparedPairView): Child[] {
    const lines = comparedLines(pair, messages);
    const [first] = lines;
    const cause = lines.find((line) => line.kind === 'cause');
    const others = lines.slice(1).filter(({ kind }) => kind === 'total');
    const pieces: Child[] = [first && h('strong', {}, plain(textOf(first)))];
    for (const line of others) pieces.push(messages.separator, h('span', {}, plain(textOf(line))));
    if (cause) pieces.push(messages.separator, ...causePieces(cause));
    return [isEqual(pair) && icon('check'), h('span', { class: 'sentence' }, ...pieces)];
  }

  function causePieces(cause: Extract<ComparedLine, { kind: 'cause' }>): Child[] {
    const { name, row } = cause;
    return [
      row === null ? h('span', {}, plain(name)) : plainButton('link', () => does.toRow(row), plain(name)),
      h('span', {}, `${messages.punctuation.colon}${plain(causeLineText(cause))}`),
    ];
  }
}

function sideCard(side: ComparedSideView, which: string, name: string, messages: PanelMessages): HTMLElement {
  const { compare: texts } = messages;
  const facts = [
    `${side.goVersion ?? ''} ${side.platform}`.trim(),
    sideTime(side, messages),
    texts.compile(side.rebuilt, side.fromCache),
    `${texts.labels.link}${messages.punctuation.colon}${sideLink(side, messages)}`,
    side.programs.length > 1 ? messages.names(side.programs.map((program) => program.name)) : '',
  ];
  return h(
    'li',
    { class: 'side' },
    h(
      'div',
      { class: 'card' },
      h('span', { class: 'stage-name' }, which),
      h('span', { class: 'stage-main', title: plain(name) }, plain(name)),
      h(
        'span',
        { class: 'stage-sub', title: plain(side.directory) },
        plain(facts.filter(Boolean).join(messages.separator)),
      ),
    ),
  );
}

function textOf(line: ComparedLine): string {
  return line.kind === 'cause' ? line.name : line.text;
}

/** Both commands; equal ones are named once, because the cards show when each was traced. */
function titleOf(pair: ComparedPairView): string {
  const commands = sameCommand(pair) ? [pair.first] : [pair.first, pair.second];
  return plain(commands.map(({ argv }) => shownCommand(argv)).join(' ↔ '));
}
