import type { BinaryPageMessages } from '../../src/core/messages/en/binary-page.ts';
import type {
  BinaryPageView,
  BinaryProgramView,
  TargetView,
} from '../../src/core/view/binary/page/binary-page-view.ts';
import { h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';
import { verdictElement } from './intro.ts';

type Copy = (text: string) => void;

/** What the file says about itself, and what it does not say, with the command that would change that. */
export function createFacts(view: BinaryPageView, messages: BinaryPageMessages, copy: Copy): HTMLElement {
  return h(
    'aside',
    // Scrolls by keyboard as well.
    { class: 'binary-facts', 'aria-label': messages.factsLabel, tabindex: 0 },
    ...view.programs.flatMap((program) => programElements(program, messages, copy)),
  );
}

function programElements(
  program: BinaryProgramView,
  messages: BinaryPageMessages,
  copy: Copy,
): readonly (HTMLElement | false)[] {
  const { title, notes, verdicts, sections, missing, targets } = program;
  return [
    title !== null && h('h2', { class: 'program-title' }, plain(title)),
    ...notes.map((note) => h('p', { class: 'binary-note' }, icon('warning'), plain(note))),
    title !== null &&
      h('ul', { class: 'verdicts inner' }, ...verdicts.map((verdict) => verdictElement(verdict, messages))),
    targets.length > 0 && targetsElement(targets, messages),
    ...sections.flatMap(({ heading, lines }, index) => [
      h('section', { class: 'fact-section' }, h('h2', {}, heading), factList(lines)),
      index === 0 && missing.length > 0 && missingElement(missing, messages, copy),
    ]),
  ];
}

function factList(lines: BinaryProgramView['sections'][number]['lines']): HTMLElement {
  return h(
    'dl',
    { class: 'fact-list' },
    ...lines.flatMap(({ label, values }) => [
      h('dt', {}, label),
      ...values.map((value) => h('dd', {}, plain(value))),
    ]),
  );
}

function missingElement(
  missing: BinaryProgramView['missing'],
  messages: BinaryPageMessages,
  copy: Copy,
): HTMLElement {
  return h(
    'section',
    { class: 'fact-section missing' },
    h('h3', {}, messages.missing),
    h(
      'ul',
      {},
      ...missing.map(({ text, command }) =>
        h(
          'li',
          {},
          plain(text),
          command !== null &&
            h(
              'span',
              { class: 'missing-command' },
              h('code', {}, plain(command)),
              copyButton(command, messages, copy),
            ),
        ),
      ),
    ),
  );
}

function copyButton(command: string, messages: BinaryPageMessages, copy: Copy): HTMLElement {
  const button = plainButton('tool small', () => copy(command), icon('copy'));
  button.setAttribute('aria-label', messages.copyOf(command));
  button.title = messages.copyCommand;
  return button;
}

const TARGET_SIGNS: Readonly<Record<TargetView['verdict'], IconName>> = {
  runs: 'check',
  lacks: 'warning',
  fails: 'error',
  unknown: 'question',
};

function targetsElement(targets: readonly TargetView[], messages: BinaryPageMessages): HTMLElement {
  const { name, verdict } = messages.targetColumns;
  return h(
    'section',
    { class: 'fact-section' },
    h('h2', {}, messages.targets),
    h(
      'table',
      { class: 'targets' },
      h('thead', {}, h('tr', {}, ...[name, verdict].map((text) => h('th', { scope: 'col' }, text)))),
      h(
        'tbody',
        {},
        ...targets.map((target) =>
          h(
            'tr',
            { class: target.verdict },
            h('th', { scope: 'row' }, plain(target.name)),
            h(
              'td',
              {},
              h(
                'span',
                { class: 'target-verdict' },
                icon(TARGET_SIGNS[target.verdict]),
                messages.target[target.verdict],
              ),
              target.text !== '' && h('span', { class: 'reason' }, plain(target.text)),
              ...target.details.map((line) => h('span', { class: 'detail' }, plain(line))),
            ),
          ),
        ),
      ),
    ),
  );
}
