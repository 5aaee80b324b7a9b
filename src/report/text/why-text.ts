import type { WhyMessages } from '../../core/messages/en/why.ts';
import { duration } from '../../core/messages/quantities.ts';
import { causeName, type NamedView, type NameMessages } from '../../core/view/rebuild/cause-name.ts';
import {
  causeEffect,
  causeText,
  shownCauses,
  type WhyCauseView,
  type WhyView,
  whyTotal,
} from '../../core/view/rebuild/why-view.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

const MOST_CAUSES = 5;
const LONGEST_NAME = 40;

/** The summary line and the causes below it; empty if nothing was rebuilt. */
export function whyLines(
  view: NamedView,
  why: WhyView,
  allMessages: NameMessages,
  colors: TextColors,
  most = MOST_CAUSES,
): readonly string[] {
  const messages = allMessages.why;
  const total = whyTotal(why, messages);
  if (total === null) return [];
  const all = shownCauses(why);
  const causes = all.slice(0, most);
  const names = causes.map((cause) => printableCauseName(view, cause, allMessages));
  const width = Math.min(Math.max(0, ...names.map(textWidth)), LONGEST_NAME);
  const rest = all.length - causes.length;
  const open = why.compared - why.explained;
  return [
    colors.strong(total),
    ...causes.map(
      (cause, index) => `  ${causeLine(cause, padEndTo(names[index] ?? '', width), messages, colors)}`,
    ),
    ...(rest > 0 ? [`  ${messages.more(rest)}`] : []),
    ...(why.relinked > 0 && why.counts.rebuilt + why.counts.failed > 0
      ? [`  ${colors.quiet(messages.relinked(why.relinked, why.relinkReasons))}`]
      : []),
    ...(open > 0 ? [`  ${messages.notExplained(open, why.compared)}`] : []),
  ];
}

function causeLine(cause: WhyCauseView, name: string, messages: WhyMessages, colors: TextColors): string {
  const effect = causeEffect(cause, messages);
  const work = cause.workMs >= 1 ? `   ${colors.quiet(duration(cause.workMs))}` : '';
  return `${colors.work(name)}   ${printable(causeText(cause, messages))}${effect === '' ? '' : ` → ${effect}`}${work}`;
}

/** As a terminal may show it. */
export function printableCauseName(view: NamedView, cause: WhyCauseView, messages: NameMessages): string {
  return printable(causeName(view, cause, messages));
}
