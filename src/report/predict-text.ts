import type { Prediction } from '../core/analysis/predict-build.ts';
import type { Explanation } from '../core/analysis/why-explanation.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { shortener } from '../core/view/labels.ts';
import { viewTrace } from '../core/view/view-trace.ts';
import { causeEffect, causeText } from '../core/view/why-view.ts';
import type { AllWords } from '../core/words/all-words.ts';
import { causeName, printable } from './why-text.ts';

const MOST_CAUSES = 10;

/** A dry run of a command, why it would build what it would, and how much that is. */
export interface PredictedBuild {
  readonly trace: BuildTrace;
  readonly explanation: Explanation;
  readonly prediction: Prediction;
}

/** What the next build would do, how much of it for certain, and because of what: a line each. */
export function predictText(
  { trace, explanation, prediction }: PredictedBuild,
  { predict: says, why }: Pick<AllWords, 'predict' | 'why'>,
): readonly string[] {
  const { certain, possible, unknown, leastMs, mostMs, untimed } = prediction;
  const count = (list: Prediction['certain'], mode: string): number =>
    list.filter((one) => one.mode === mode).length;
  const links = count(certain, 'link') + count(possible, 'link');
  const shorten = shortener(trace);
  const names = unknown.map((name) =>
    name.replace(/^(link )?(.*)$/s, (_, link = '', path) => link + shorten(path)),
  );
  const more = names.length > 0 ? [says.unknown(names)] : [];
  if (certain.length + possible.length === 0) return [says.nothing, ...more];
  const view = viewTrace(trace, { explanation });
  const causes = view.why?.causes.slice(0, MOST_CAUSES) ?? [];
  const rest = (view.why?.causes.length ?? 0) - causes.length;
  return [
    says.total(count(certain, 'build'), count(possible, 'build'), links, prediction.packages),
    ...causes.map((cause) => {
      const effect = causeEffect({ ...cause, outputUnchanged: false }, why);
      const bound = cause.cascade.length === 0 ? effect : says.upTo(effect);
      return `  ${causeName(view, cause, why)}   ${printable(causeText(cause, why))}${effect === '' ? '' : ` → ${bound}`}`;
    }),
    ...(rest > 0 ? [`  ${why.more(rest)}`] : []),
    // What is certain may be new, and yet what it may bring about was timed.
    mostMs === null ? says.timeUnknown : says.time(leastMs ?? 0, mostMs, untimed),
    ...more,
  ];
}
