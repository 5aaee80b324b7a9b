import { shownCommand } from '../../src/core/go/shell-words.ts';
import type { WhyMessages } from '../../src/core/messages/en/why.ts';
import { localTime } from '../../src/core/messages/local-time.ts';
import type { Reason } from '../../src/core/model/reasons.ts';
import { stepName } from '../../src/core/model/step-id.ts';
import {
  causeScope,
  causeText,
  rowWhy,
  type WhyCauseView,
  type WhyRowView,
  type WhyView,
} from '../../src/core/view/rebuild/why-view.ts';
import { type Child, h } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';

const MOST_IMPORTS = 12;

/**
 * For the details of one row: its reasons, the inputs old → new, and the trace that they were compared with.
 */
export function whyDetails(
  row: WhyRowView,
  why: WhyView,
  toPackage: (importPath: string) => HTMLElement | null,
  texts: WhyMessages,
  toFile: (reason: Reason) => HTMLElement | null,
): Child[] {
  const baseline = row.baseline === null ? undefined : why.baselines[row.baseline];
  const causes = row.reasons.length > 0 ? [] : row.causes.flatMap((index) => why.causes[index] ?? []);
  return [
    h('h3', {}, texts.title),
    h('p', { class: 'why-sentence' }, plain(rowWhy(row, texts))),
    ...causes.map((cause) => h('p', { class: 'why-note' }, plain(causeNote(cause, row, texts)))),
    row.chain.length > 1 &&
      h(
        'ol',
        { class: 'chain' },
        ...row.chain.map((step) => h('li', {}, toPackage(stepName(step)) ?? plain(stepName(step)))),
      ),
    ...changedInputs(row, texts, toFile),
    baseline &&
      h(
        'p',
        { class: 'why-note' },
        plain(
          texts.comparedWith(
            localTime(baseline.startedAt, 'minutes'),
            shownCommand(baseline.argv),
            baseline.program,
          ),
        ),
      ),
  ];
}

function causeNote(cause: WhyCauseView, { chain }: WhyRowView, texts: WhyMessages): string {
  const root = chain.at(-1);
  const name = cause.importPath ?? causeScope(cause, texts) ?? (root === undefined ? '' : stepName(root));
  return `${name}${texts.punctuation.colon}${causeText(cause, texts)}`;
}

function changedInputs(
  row: WhyRowView,
  texts: WhyMessages,
  toFile: (reason: Reason) => HTMLElement | null,
): Child[] {
  const changes = row.reasons.filter((one) => one.old !== null || one.new !== null);
  const imports = row.imports.slice(0, MOST_IMPORTS);
  const hidden = row.imports.length - imports.length;
  if (changes.length + imports.length === 0) return [];
  return [
    h('h3', {}, texts.changedInputs),
    h(
      'dl',
      { class: 'facts inputs' },
      ...changes.flatMap((one) => input(toFile(one) ?? plain(texts.inputName(one)), one.old, one.new, texts)),
      ...imports.flatMap((one) => input(plain(`import ${one.importPath}`), one.old, one.new, texts)),
    ),
    hidden > 0 && h('p', {}, texts.moreInputs(hidden)),
  ];
}

function input(name: Child, old: string | null, now: string | null, texts: WhyMessages): Child[] {
  const value = (text: string | null) =>
    h('code', {}, text === null || text === '' ? texts.none : plain(text));
  return [h('dt', {}, name), h('dd', {}, value(old), ' → ', value(now))];
}
