import type { HistoryFacts } from '../../app/history-of.ts';
import { readRecordedLine } from '../../core/go/recorded-line.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { StatusBarMessages } from '../../core/messages/en/host-trace.ts';
import { plainText } from '../../core/messages/phrase.ts';
import { count, duration } from '../../core/messages/quantities.ts';
import { countsText, headlinePhrase } from '../../core/view/trace/describe.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { printable } from '../../report/text/printable.ts';
import { whyLines } from '../../report/text/why-text.ts';

/** The text of the status bar, independent of the editor's API. */
export interface StatusText {
  readonly icon: 'database' | 'sync~spin' | 'error' | 'warning';
  readonly text: string;
  readonly tone: 'plain' | 'failed';
  /** The lines of the tooltip, most important first. */
  readonly lines: readonly string[];
}

const MOST_ROOTS = 3;

export function statusOfView(
  view: TraceView,
  style: 'counts' | 'hitRate',
  messages: AllMessages,
  texts: StatusBarMessages,
): StatusText {
  const { header, totals, headline } = view;
  const command = printable(shownCommand(header.argv));
  if (header.state === 'running' && view.program === null) {
    const compiled = headline.kind === 'running' ? headline.compiled : 0;
    const text = compiled === 0 ? texts.starting : texts.compiled(compiled);
    return {
      icon: 'sync~spin',
      text,
      tone: 'plain',
      lines: [command, plainText(headlinePhrase(view, messages))],
    };
  }
  const why = view.why === null ? [] : whyLines(view, view.why, messages, NO_COLORS, MOST_ROOTS);
  const lines = [
    command,
    plainText(headlinePhrase(view, messages)),
    countsText(view, messages),
    duration(header.buildMs),
    ...why,
  ].map(printable);
  if (headline.kind === 'failed' || headline.kind === 'loadFailed' || view.noMain !== null)
    return { icon: 'error', text: texts.buildFailed, tone: 'failed', lines };
  if (headline.kind === 'testsFailed')
    return { icon: 'error', text: texts.testsFailed, tone: 'failed', lines };
  if (headline.kind === 'unexplained') return { icon: 'error', text: texts.failed, tone: 'failed', lines };
  const text =
    headline.kind === 'interrupted'
      ? texts.interrupted
      : counted(totals, headline.kind === 'allCached', style, texts);
  return { icon: 'database', text, tone: 'plain', lines };
}

/** The last trace of an earlier window, from the history's index alone. */
export function statusOfFacts(
  facts: HistoryFacts,
  style: 'counts' | 'hitRate',
  texts: StatusBarMessages,
): StatusText {
  const { rebuilt, fromCache } = facts;
  const isEmpty = rebuilt + fromCache === 0;
  const lines = [
    printable(shownCommand(facts.argv)),
    texts.counts(count(rebuilt), count(fromCache)),
    duration(facts.buildMs ?? facts.wallMs),
  ];
  // A program or a test may fail by itself; for other commands a failure is the build's.
  const isBuild = ['build', 'install'].includes(readRecordedLine(facts).verb);
  if ((isEmpty || isBuild) && facts.exitCode !== 0 && facts.exitCode !== null && !facts.interrupted)
    return { icon: 'error', text: texts.buildFailed, tone: 'plain', lines };
  return { icon: 'database', text: counted(facts, false, style, texts), tone: 'plain', lines };
}

function counted(
  { rebuilt, fromCache }: { readonly rebuilt: number; readonly fromCache: number },
  isAllCached: boolean,
  style: 'counts' | 'hitRate',
  texts: StatusBarMessages,
): string {
  const all = rebuilt + fromCache;
  if (all === 0) return texts.unknown;
  // Rounded down: 100 % is shown only if nothing was rebuilt.
  if (style === 'hitRate') return texts.hitRate(Math.floor((100 * fromCache) / all));
  return isAllCached ? texts.allCached : texts.rebuilt(rebuilt);
}
