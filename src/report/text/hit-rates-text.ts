import type { CommandHitRate, HitRateCause, HitRateRun } from '../../core/analysis/cache/hit-rates.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { TextColors } from './colors.ts';
import { percent } from './percent.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

export interface HitRatesOptions {
  readonly messages: CacheMessages;
  readonly shared: Pick<SharedMessages, 'why' | 'separator'>;
  readonly colors: TextColors;
  /** From 0 to 1. */
  readonly goal: number;
  /** A path as the reader knows it. */
  readonly shownPath: (path: string) => string;
}

const MOST_CAUSES = 5;
const MOST_RUNS = 40;
const BARS = '▁▂▃▄▅▆▇█';

/** A block of lines for each command: its rate, its newest runs as bars, and what was compiled because of what. */
export function hitRatesText(rates: readonly CommandHitRate[], options: HitRatesOptions): string {
  return `${rates.map((rate) => blockOf(rate, options).join('\n')).join('\n\n')}\n`;
}

function blockOf(command: CommandHitRate, options: HitRatesOptions): readonly string[] {
  const { messages, colors, goal, shared, shownPath } = options;
  const { argv, directory, runs, rate } = command;
  const isReached = rate >= goal;
  const verdict = isReached ? messages.reached(percent(goal)) : messages.missed(percent(goal));
  const figures = [
    messages.rate(colors.strong(percent(rate)), runs.length),
    isReached ? colors.quiet(verdict) : colors.fault(verdict),
  ].join(shared.separator);
  return [
    `${colors.strong(printable(shownCommand(argv)))}  ${colors.quiet(printable(shownPath(directory)))}`,
    `  ${figures}`,
    `  ${bars(runs, goal, colors)}`,
    ...causeLines(command, options),
  ];
}

/** Oldest first; one that misses the goal has the color of a fault, and a low bar. */
function bars(runs: readonly HitRateRun[], goal: number, colors: TextColors): string {
  return runs
    .slice(-MOST_RUNS)
    .map(({ hits, misses }) => {
      const rate = hits / (hits + misses);
      const bar = BARS[Math.min(BARS.length - 1, Math.floor(rate * BARS.length))] ?? '';
      return rate >= goal ? colors.cache(bar) : colors.fault(bar);
    })
    .join('');
}

function causeLines(
  { causes, unexplained }: CommandHitRate,
  { messages, shared, colors }: HitRatesOptions,
): readonly string[] {
  const shown = causes.slice(0, MOST_CAUSES);
  const rest = causes.slice(MOST_CAUSES);
  const rows = shown.map((cause) => [
    messages.cause(cause.packages, cause.runs),
    printable(cause.importPath ?? messages.wholeBuild),
    colors.quiet(printable(reasonsOf(cause, shared))),
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => textWidth(row[column] ?? ''))));
  return [
    ...rows.map((row) => row.map((cell, at) => padEndTo(cell, widths[at] ?? 0)).join('   ')),
    ...(rest.length > 0 ? [messages.moreCauses(rest.length, sumOf(rest))] : []),
    ...(unexplained > 0 ? [messages.unexplained(unexplained)] : []),
  ].map((line) => `  ${line}`);
}

function reasonsOf({ reasons }: HitRateCause, { why }: HitRatesOptions['shared']): string {
  return reasons.map(why.reason).join(why.punctuation.comma);
}

function sumOf(causes: readonly HitRateCause[]): number {
  return causes.reduce((sum, { packages }) => sum + packages, 0);
}
