import { type PredictOptions, predictGo } from '../../collect/keys/predict-go.ts';
import { outputHistory } from '../../core/analysis/predict/output-history.ts';
import {
  type PredictedBuild,
  predictBuild,
  withoutTestMains,
} from '../../core/analysis/predict/predict-build.ts';
import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import { explainRebuilds } from '../../core/analysis/rebuild/rebuilt.ts';
import { commandOf } from '../../core/go/same-command.ts';
import { withHiddenKeys } from '../hide-key-secrets.ts';
import { keyStoreOf } from '../rebuild/explain-trace.ts';
import type { UserContext } from '../user-context.ts';
import { earlierTimes } from './earlier-times.ts';

/** What a go command would build now, compared with all earlier traces. Runs go, but builds nothing. */
export async function predictNext(options: PredictOptions, context: UserContext): Promise<PredictedBuild> {
  const trace = await withHiddenKeys(withoutTestMains(await predictGo(options)), context);
  const store = keyStoreOf(context);
  const earlier = await store.snapshots();
  const explanation = explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
  const prediction = predictBuild(trace, explanation, {
    times: await earlierTimes(trace, toTime(explanation), context),
    outputsOf: outputHistory(earlier, commandOf(trace)),
  });
  return { trace, explanation, prediction };
}

/** The steps that go would run: `build fmt`, `link ex.com/app`. */
function toTime({ nodes }: Explanation): ReadonlySet<string> {
  return new Set(nodes.flatMap((one) => (one.rebuilt ? [`${one.mode} ${one.importPath}`] : [])));
}
