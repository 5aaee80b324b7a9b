import type { HistoryEntry, HistoryFacts } from '../../app/history-of.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { historyIdOf, type Run } from '../run.ts';

/** The elements of the Runs view. Commands get them as arguments; other features use `id` and `historyId`. */
export type RunElement = LiveElement | SavedElement | ElsewhereElement;

export interface LiveElement {
  readonly kind: 'live';
  readonly id: string;
  readonly historyId: null;
  readonly run: Run;
}

export interface SavedElement {
  readonly kind: 'saved';
  readonly id: string;
  readonly historyId: string;
  readonly entry: HistoryEntry;
}

/** Traces of folders that are not open in this window. */
export interface ElsewhereElement {
  readonly kind: 'elsewhere';
  readonly id: 'elsewhere';
  readonly entries: readonly SavedElement[];
}

/** Running commands first, then traces of this workspace, then the others in a group. */
export function runElements(
  runs: readonly Run[],
  entries: readonly HistoryEntry[],
  isHere: (directory: string) => boolean,
): readonly RunElement[] {
  const live = [...runs]
    .reverse()
    // A run that has ended is in the history, or was not saved at all.
    .filter((run) => historyIdOf(run) === null)
    .map((run): LiveElement => ({ kind: 'live', id: run.id, historyId: null, run }));
  const saved = entries.map(
    (entry): SavedElement => ({ kind: 'saved', id: entry.id, historyId: entry.id, entry }),
  );
  const here = saved.filter(({ entry }) => isHere(entry.directory));
  const others = saved.filter((element) => !here.includes(element));
  const rest: readonly RunElement[] =
    others.length > 0 ? [{ kind: 'elsewhere', id: 'elsewhere', entries: others }] : [];
  return [...live, ...here, ...rest];
}

/** A run of this window as a history entry. */
export function factsOfRun(run: Run): HistoryFacts | null {
  return run.view === null ? null : factsOfView(run.view, run);
}

function factsOfView({ header, totals }: TraceView, { argv, directory }: Run): HistoryFacts {
  return {
    startedAt: header.startedAt,
    argv,
    directory,
    goVersion: header.goVersion,
    wallMs: header.wallMs,
    buildMs: header.buildMs,
    exitCode: header.exitCode,
    signal: header.signal,
    interrupted: header.state === 'interrupted',
    rebuilt: totals.rebuilt,
    fromCache: totals.fromCache,
  };
}
