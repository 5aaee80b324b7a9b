import { type PredictOptions, predictGo } from '../collect/predict-go.ts';
import { plainPath } from '../core/analysis/build-ids.ts';
import { type EarlierTime, predictBuild } from '../core/analysis/predict-build.ts';
import type { Explanation } from '../core/analysis/why-explanation.ts';
import { explainRebuilds } from '../core/analysis/why-rebuilt.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import type { PredictedBuild } from '../report/predict-text.ts';
import { keyStoreOf } from './explain-trace.ts';
import { historyOf } from './history-of.ts';
import type { UserPlace } from './user-place.ts';

export type NextBuild = PredictedBuild;

/** What a go command would build now, against everything that was traced before. Runs go, and builds nothing. */
export async function predictNext(options: PredictOptions, context: UserPlace): Promise<NextBuild> {
  const trace = await predictGo(options);
  const store = keyStoreOf(context);
  const earlier = await store.snapshots();
  const explanation = explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
  const prediction = predictBuild(trace, explanation, await earlierTimes(context, toTime(explanation)));
  return { trace, explanation, prediction };
}

/** What will be worked on: `build fmt`, `link ex.com/app`. */
function toTime({ nodes }: Explanation): ReadonlySet<string> {
  return new Set(nodes.flatMap((one) => (one.rebuilt ? [`${one.mode} ${one.importPath}`] : [])));
}

/** From the newest trace that really did the work: a cold build may lie far back. */
export async function earlierTimes(context: UserPlace, wanted: ReadonlySet<string>): Promise<EarlierTime> {
  const history = historyOf(context);
  const times = new Map<string, number>();
  for (const { id } of await history.list()) {
    if (times.size === wanted.size) break;
    const text = await history.readText(id).catch(() => null);
    if (text === null) continue;
    for (const action of readTrace(text).actions) {
      if (action.outcome !== 'miss' || action.startMs === null || action.endMs === null) continue;
      const name = `${action.mode} ${plainPath(action.package)}`;
      if (wanted.has(name) && !times.has(name)) times.set(name, action.endMs - action.startMs);
    }
  }
  return (name) => times.get(name) ?? null;
}
