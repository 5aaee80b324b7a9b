import type { PredictedBuild, PredictedNode, Prediction } from '../../core/analysis/predict/predict-build.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { PredictMessages } from '../../core/messages/en/predict.ts';
import type { Punctuation } from '../../core/messages/punctuation.ts';
import { type StepId, stepName } from '../../core/model/step-id.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import { buildWhy, causeEffect, causeText } from '../../core/view/rebuild/why-view.ts';
import { shortener } from '../../core/view/trace/labels.ts';
import { nameRows } from '../../core/view/trace/rows.ts';
import { printable } from './printable.ts';
import { printableCauseName } from './why-text.ts';

const MOST_CAUSES = 10;

/** What the next build would do, how much of it for certain, and because of what, one line each. */
export function predictText(
  { trace, explanation, prediction }: PredictedBuild,
  messages: Pick<AllMessages, 'predict' | 'why' | 'rowLabel'>,
): readonly string[] {
  const { predict: predictMessages, why } = messages;
  const { certain, possible, unknown } = prediction;
  const count = (list: Prediction['certain'], mode: string): number =>
    list.filter((one) => one.mode === mode).length;
  const links = count(certain, 'link') + count(possible, 'link');
  const shorten = shortener(trace);
  const names = unknown.map((step) => shortName(step, shorten));
  const more = names.length > 0 ? [predictMessages.unknown(names)] : [];
  if (certain.length + possible.length === 0)
    return [
      predictMessages.nothing,
      ...timeLines(prediction, trace.command.verb, predictMessages, shorten, why.punctuation),
      ...more,
    ];
  const view = { rows: nameRows(trace) };
  const all = buildWhy(trace, explanation, () => false).causes;
  const causes = all.slice(0, MOST_CAUSES);
  const rest = all.length - causes.length;
  return [
    predictMessages.total(count(certain, 'build'), count(possible, 'build'), links, prediction.packages),
    ...causes.map((cause) => {
      const effect = causeEffect({ ...cause, outputUnchanged: false }, why);
      const bound = cause.cascade.length === 0 ? effect : predictMessages.upTo(effect);
      return `  ${printableCauseName(view, cause, messages)}   ${printable(causeText(cause, why))}${effect === '' ? '' : ` → ${bound}`}`;
    }),
    ...(rest > 0 ? [`  ${why.more(rest)}`] : []),
    ...timeLines(prediction, trace.command.verb, predictMessages, shorten, why.punctuation),
    ...more,
  ];
}

const MOST_NAMES = 3;

/** The wall time, what it is based on, and what it does not include. */
function timeLines(
  { certain, possible, leastMs, mostMs, wall, untimed }: Prediction,
  verb: GoVerb,
  messages: PredictMessages,
  shorten: (path: string) => string,
  punctuation: Punctuation,
): readonly string[] {
  const all = [...certain, ...possible];
  if (mostMs === null) return [messages.timeUnknown];
  const nameOf = (step: PredictedNode): string => shortName(step, shorten);
  const open = all.filter((one) => one.earlierMs === null).map(nameOf);
  const time =
    wall === null
      ? all.length === 0
        ? []
        : [`${messages.work(leastMs ?? 0, mostMs)}${punctuation.semicolon}${messages.wallUnknown}`]
      : [
          messages.wall(wall.leastMs, wall.likelyMs, wall.mostMs, untimed === 0),
          `  ${messages.basis(wall.builds, wall.workers)}`,
        ];
  const saved = possible.some((one) => one.mayBeSaved)
    ? all
        .filter(({ outputs }) => outputs.unchanged > 0)
        .slice(0, MOST_NAMES)
        .map(
          (one) =>
            `  ${printable(messages.maySave(nameOf(one), one.outputs.unchanged, one.outputs.changes))}`,
        )
    : [];
  const rest = open.slice(0, MOST_NAMES).map(printable);
  return [
    ...time,
    ...(wall !== null && verb === 'test' ? [`  ${messages.withoutTests}`] : []),
    ...saved,
    ...(open.length > 0 ? [`  ${messages.untimed(rest, open.length - rest.length)}`] : []),
  ];
}

function shortName({ mode, importPath }: StepId, shorten: (path: string) => string): string {
  return stepName({ mode, importPath: shorten(importPath) });
}

/** Short, for the status bar: `about 2.1 s`; null if not known. */
export function predictedTime({ wall, untimed }: Prediction, messages: PredictMessages): string | null {
  if (wall === null) return null;
  const { leastMs, likelyMs, mostMs } = wall;
  return messages.wall(likelyMs ?? leastMs, null, likelyMs ?? mostMs, untimed === 0);
}
