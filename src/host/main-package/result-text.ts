import type { HistoryFacts } from '../../app/history-of.ts';
import { readRecordedLine } from '../../core/go/recorded-line.ts';
import type { HostMainsMessages } from '../../core/messages/en/host-mains.ts';
import type { StatusBarMessages } from '../../core/messages/en/host-trace.ts';
import type { Run } from '../run.ts';

export interface ResultMessages {
  readonly mains: HostMainsMessages;
  readonly bar: StatusBarMessages;
}

/** `3 rebuilt, 1.2 s`: the result of a run of this window. "All cached" is shown only if it is known. */
export function resultOfRun(
  { state, view }: Pick<Run, 'state' | 'view'>,
  { mains, bar }: ResultMessages,
): string {
  if (state === 'running' && view?.program == null) return mains.running;
  if (view === null) return mains.failed;
  const { totals, headline, header, noMain } = view;
  if (totals.failed > 0 || noMain !== null || FAILED.has(headline.kind)) return mains.failed;
  if (headline.kind === 'interrupted') return bar.interrupted;
  if (headline.kind === 'allCached') return mains.result(null, header.buildMs);
  return totals.rebuilt + totals.fromCache === 0 ? bar.unknown : mains.result(totals.rebuilt, header.buildMs);
}

const FAILED: ReadonlySet<string> = new Set(['loadFailed', 'unexplained']);

/** The same for a history entry, which does not say whether links came from the cache. */
export function resultOfFacts(facts: HistoryFacts, { mains, bar }: ResultMessages): string {
  const isRun = readRecordedLine(facts).verb === 'run';
  const isEmpty = facts.rebuilt + facts.fromCache === 0;
  if (facts.interrupted) return bar.interrupted;
  // A program may fail by itself; an error of any other command is the build's.
  const isError = facts.exitCode !== null && facts.exitCode !== 0;
  if (isError && (isEmpty || !isRun)) return mains.failed;
  return isEmpty ? bar.unknown : mains.result(facts.rebuilt, facts.buildMs ?? (isRun ? null : facts.wallMs));
}
