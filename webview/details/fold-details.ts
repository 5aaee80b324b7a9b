import { type Child, h } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';
import type { DrawingContext } from './context.ts';
import { foldSummary } from './details-state.ts';
import { factList, heading, linkList, SHOWN, timedList } from './lists.ts';

/** The details of several packages that are one box in the graph. */
export function foldDetails(
  label: string,
  rows: readonly number[],
  context: DrawingContext,
): readonly Child[] {
  const { model, messages } = context;
  const texts = messages.details;
  const { members, fromCache, worked, workMs } = foldSummary(rows, model);
  return [
    heading(plain(label), plain(label), context),
    h('p', { class: 'why' }, messages.packages(members)),
    factList([
      worked.length > 0 && [messages.outcome('miss', 'package'), messages.count(worked.length)],
      members > worked.length && [messages.outcome('hit', 'package'), messages.count(fromCache)],
      workMs > 0 && [texts.time, messages.ofWork(messages.duration(workMs))],
    ]),
    worked.length > 0 && h('h3', {}, texts.slowest),
    worked.length > 0 && timedList(worked.slice(0, SHOWN), context),
    ...(worked.length === 0 ? linkList(texts.inside, rows, context) : []),
  ];
}
