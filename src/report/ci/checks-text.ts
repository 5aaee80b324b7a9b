import type { Check, CheckedFigure } from '../../core/analysis/ci/limits.ts';
import type { CiMessages } from '../../core/messages/en/ci.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { TextColors } from '../text/colors.ts';
import { percent } from '../text/percent.ts';
import { printable } from '../text/printable.ts';
import { padEndTo, textWidth } from '../text/text-width.ts';
import { effectOf, reasonsOf } from './cause-texts.ts';

export interface CheckTexts {
  readonly messages: CiMessages;
  readonly shared: Pick<SharedMessages, 'why'>;
}

const MOST_CAUSES = 3;

/** A line for each limit, and below a broken one what is responsible. */
export function checkLines(
  checks: readonly Check[],
  texts: CheckTexts,
  colors: TextColors,
): readonly string[] {
  const { messages } = texts;
  const width = Math.max(
    ...[messages.kept, messages.broken, messages.below, messages.unknown].map(textWidth),
  );
  return checks.flatMap((check) => {
    const verdict = padEndTo(verdictOf(check, messages), width);
    const line = `  ${check.kept ? colors.cache(verdict) : colors.fault(verdict)}  ${checkText(check, messages)}`;
    return [line, ...causeLines(check, texts, colors).map((text) => `  ${' '.repeat(width)}  ${text}`)];
  });
}

/** A check in one sentence: what the build had, and its limit; exact where rounding would hide the excess. */
export function checkText({ figure, program, limit, actual, kept }: Check, messages: CiMessages): string {
  const isClose =
    actual !== null && !kept && amount(figure, actual, messages) === amount(figure, limit, messages);
  const shown = (value: number) => (isClose ? exactAmount : amount)(figure, value, messages);
  const text = messages.checks[figure](actual === null ? null : shown(actual), shown(limit));
  return program === null ? text : `${printable(program)}  ${text}`;
}

function amount(figure: CheckedFigure, value: number, messages: CiMessages): string {
  switch (figure) {
    case 'rebuilt':
      return messages.packages(value);
    case 'work':
      return messages.duration(value);
    case 'hitRate':
      return percent(value);
    case 'binary':
      return messages.size(value);
  }
}

function exactAmount(figure: CheckedFigure, value: number, messages: CiMessages): string {
  switch (figure) {
    case 'rebuilt':
      return messages.packages(value);
    case 'work':
      return `${(value / 1_000).toFixed(3)} s`;
    case 'hitRate':
      return `${(value * 100).toFixed(2)} %`;
    case 'binary':
      return `${messages.count(value)} B`;
  }
}

function verdictOf({ figure, actual, kept }: Check, messages: CiMessages): string {
  if (kept) return messages.kept;
  if (actual === null) return messages.unknown;
  return figure === 'hitRate' ? messages.below : messages.broken;
}

function causeLines(
  { kept, figure, causes }: Check,
  { messages, shared: { why } }: CheckTexts,
  colors: TextColors,
): readonly string[] {
  if (kept || figure === 'binary') return [];
  if (causes.length === 0) return [colors.quiet(messages.noCauses)];
  const rest = causes.length - MOST_CAUSES;
  return [
    ...causes.slice(0, MOST_CAUSES).map((cause) => {
      const effect = effectOf(cause, why);
      const name = printable(cause.importPath ?? messages.wholeBuild);
      const because = `${printable(reasonsOf(cause, why))}${effect === '' ? '' : ` → ${effect}`}`;
      return `${colors.work(name)}   ${because}   ${colors.quiet(messages.duration(cause.workMs))}`;
    }),
    ...(rest > 0 ? [messages.moreCauses(rest)] : []),
  ];
}
