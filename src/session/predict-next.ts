import { type PredictOptions, predictGo } from '../collect/predict-go.ts';
import { outputHistory } from '../core/analysis/output-history.ts';
import { predictBuild, withoutTestMains } from '../core/analysis/predict-build.ts';
import type { Explanation } from '../core/analysis/why-explanation.ts';
import { explainRebuilds } from '../core/analysis/why-rebuilt.ts';
import type { PredictedBuild } from '../report/predict-text.ts';
import { earlierTimes } from './earlier-times.ts';
import { keyStoreOf } from './explain-trace.ts';
import type { UserPlace } from './user-place.ts';

export type NextBuild = PredictedBuild;

/** What a go command would build now, against everything that was traced before. Runs go, and builds nothing. */
export async function predictNext(options: PredictOptions, context: UserPlace): Promise<NextBuild> {
  const trace = withoutTestMains(await predictGo(options));
  const store = keyStoreOf(context);
  const earlier = await store.snapshots();
  const explanation = explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
  const prediction = predictBuild(trace, explanation, {
    times: await earlierTimes(trace, toTime(explanation), context),
    outputsOf: outputHistory(earlier, trace.command),
  });
  return { trace, explanation, prediction };
}

/** What will be worked on: `build fmt`, `link ex.com/app`. */
function toTime({ nodes }: Explanation): ReadonlySet<string> {
  return new Set(nodes.flatMap((one) => (one.rebuilt ? [`${one.mode} ${one.importPath}`] : [])));
}
