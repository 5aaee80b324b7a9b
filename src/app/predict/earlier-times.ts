import {
  type EarlierBuild,
  likenessOf,
  readEarlierBuild,
} from '../../core/analysis/predict/earlier-build.ts';
import { type TimesKnown, timesFrom } from '../../core/analysis/predict/earlier-builds.ts';
import { commandOf, sameCommandAs } from '../../core/go/same-command.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import type { HistoryEntry } from '../../store/history-entry.ts';
import { historyOf } from '../history-of.ts';
import type { UserContext } from '../user-context.ts';

/** How many traces of the same command to read: enough for a median, and quick. */
const NEWEST = 5;

/**
 * Earlier durations for `trace`: from the newest traces of the same command and, for packages that these did not
 * compile, from the newest trace that did, because a cold build may be far back.
 */
export async function earlierTimes(
  trace: BuildTrace,
  wanted: ReadonlySet<string>,
  context: UserContext,
): Promise<TimesKnown> {
  const history = historyOf(context);
  const entries = await history.list();
  const isSameCommand = sameCommandAs(commandOf(trace));
  const isSame = (entry: HistoryEntry): boolean =>
    isSameCommand(entry) && entry.exitCode === 0 && !entry.interrupted;
  const same = entries.filter(isSame).slice(0, NEWEST);
  const [ofSame, others]: [EarlierBuild[], EarlierBuild[]] = [[], []];
  const open = new Set(wanted);
  for (const entry of same) await read(entry, ofSame);
  for (const entry of entries) {
    if (open.size === 0) break;
    if (!same.includes(entry) && entry.rebuilt > 0) await read(entry, others);
  }
  return timesFrom(ofSame, others, likenessOf(trace));

  async function read({ id }: HistoryEntry, into: EarlierBuild[]): Promise<void> {
    const trace = await history.readText(id).then(readTrace).catch(nullIfUnreadable);
    if (trace === null) return;
    const build = readEarlierBuild(trace);
    into.push(build);
    for (const name of build.work.keys()) open.delete(name);
  }
}

/** An estimate from the other traces is still valid. */
function nullIfUnreadable(error: unknown): null {
  if (error instanceof UserFacingError) return null;
  throw error;
}
