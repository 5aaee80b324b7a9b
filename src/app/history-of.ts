import { summarizeCache } from '../core/analysis/build/cache-summary.ts';
import { measureTimes } from '../core/analysis/build/times.ts';
import { buildConfiguration } from '../core/go/same-command.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { type History, openHistory } from '../store/history.ts';
import type { HistoryFacts } from '../store/history-entry.ts';
import { locationOfTrace } from './location.ts';
import type { UserContext } from './user-context.ts';

export type { History } from '../store/history.ts';
export type { HistoryEntry, HistoryFacts } from '../store/history-entry.ts';

export function historyOf(context: UserContext): History {
  return openHistory(cacheFolder(context), (text) => historyFacts(readTrace(text)));
}

export function historyFacts(trace: BuildTrace): HistoryFacts {
  const { hits, misses } = summarizeCache(trace);
  return {
    startedAt: trace.startedAt,
    argv: trace.command.argv,
    directory: trace.command.directory,
    location: locationOfTrace(trace),
    goflags: trace.command.goflags,
    goVersion: trace.go.version,
    configuration: buildConfiguration(trace),
    wallMs: trace.wallMs,
    buildMs: measureTimes(trace).buildMs,
    exitCode: trace.exitCode,
    signal: trace.signal,
    interrupted: trace.interrupted,
    rebuilt: misses,
    fromCache: hits,
  };
}
