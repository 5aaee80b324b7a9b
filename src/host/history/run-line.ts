import { basename } from 'node:path';
import type { HistoryFacts } from '../../app/history-of.ts';
import { withoutSecrets } from '../../core/go/secrets.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { HostViewsMessages } from '../../core/messages/en/host-views.ts';
import { localTime } from '../../core/messages/local-time.ts';

export type RunEnd = 'running' | 'succeeded' | 'failed' | 'interrupted' | 'unknown';

/** How one trace is described in every list of the editor. */
export interface RunLine {
  readonly end: RunEnd;
  readonly label: string;
  readonly description: string;
  /** Lines of plain text. */
  readonly tooltip: string;
  /** For screen readers. */
  readonly spoken: string;
}

export interface RunLineMessages {
  readonly all: AllMessages;
  readonly views: HostViewsMessages;
}

const LONGEST_LABEL = 60;

export function runLine(facts: HistoryFacts, { all, views }: RunLineMessages, nowMs: number): RunLine {
  const end = endOf(facts);
  const ended = endText(facts, end, { all, views });
  const counts =
    facts.rebuilt + facts.fromCache > 0 ? [all.rebuilt(facts.rebuilt), all.fromCache(facts.fromCache)] : [];
  const took = all.duration(facts.wallMs);
  const age = ageText(Date.parse(facts.startedAt), nowMs, views);
  const parts = [...(end === 'succeeded' ? [] : [ended]), ...counts, took, ...(age === null ? [] : [age])];
  const command = commandText(facts.argv);
  return {
    end,
    label: command.length > LONGEST_LABEL ? `${command.slice(0, LONGEST_LABEL - 1)}…` : command,
    description: parts.join(all.separator),
    tooltip: [
      shownCommand(facts.argv),
      views.inDirectory(facts.directory),
      [ended, ...counts, took].join(all.separator),
      [
        views.started(localTime(facts.startedAt, 'minutes')),
        ...(facts.goVersion === null ? [] : [facts.goVersion]),
      ].join(all.separator),
    ].join('\n'),
    spoken: [command, ended, ...counts, took, ...(age === null ? [] : [age])].join(all.punctuation.comma),
  };
}

/** As typed, without the path of the go command. */
export function commandText([program = 'go', ...args]: readonly string[]): string {
  return [basename(program.replaceAll('\\', '/')).replace(/\.exe$/i, ''), ...withoutSecrets(args)].join(' ');
}

function endOf({ interrupted, signal, exitCode }: HistoryFacts): RunEnd {
  if (interrupted) return 'interrupted';
  if (signal !== null || (exitCode !== null && exitCode !== 0)) return 'failed';
  return exitCode === 0 ? 'succeeded' : 'unknown';
}

function endText({ signal, exitCode }: HistoryFacts, end: RunEnd, { all, views }: RunLineMessages): string {
  switch (end) {
    case 'interrupted':
      return views.interrupted;
    case 'failed':
      return `${views.failed} (${signal ?? all.exit(exitCode ?? 0)})`;
    case 'succeeded':
      return views.succeeded;
    default:
      return views.endUnknown;
  }
}

/** null if the start time of the trace cannot be parsed. */
function ageText(startedMs: number, nowMs: number, views: HostViewsMessages): string | null {
  if (Number.isNaN(startedMs)) return null;
  const minutes = Math.floor((nowMs - startedMs) / 60_000);
  if (minutes < 1) return views.justNow;
  if (minutes < 60) return views.minutesAgo(minutes);
  const hours = Math.floor(minutes / 60);
  const days = daysBetween(new Date(startedMs), new Date(nowMs));
  // Soon after midnight, hours describe last evening better than "1 day".
  return days === 0 || hours < LONGEST_HOURS ? views.hoursAgo(hours) : views.daysAgo(days);
}

const LONGEST_HOURS = 12;

/** Calendar days in the reader's time zone, including days of 23 hours. */
function daysBetween(first: Date, second: Date): number {
  const midnight = (time: Date): number => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((midnight(second) - midnight(first)) / 86_400_000);
}
