import type { DryPass } from '../../collect/keys/dry-pass.ts';
import { matchKeys } from '../../collect/keys/match-keys.ts';
import { withStoredInputs } from '../../collect/keys/with-key-inputs.ts';
import type { GraphAction } from '../../core/events/events.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { withRunningIDs } from '../../core/trace/running-ids.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import type { KeyStore } from '../../store/key-store.ts';
import { withHiddenKeys } from '../hide-key-secrets.ts';
import type { UserContext } from '../user-context.ts';
import { explanationOf } from './explain-trace.ts';

export interface RunningBuild {
  readonly recording: Recording;
  /** go's whole plan, as written before its first action. */
  readonly plan: readonly GraphAction[];
  readonly pass: DryPass;
  /** The graph of the dry pass. */
  readonly dry: readonly GraphAction[];
}

/** The picture, with reasons, of a `go run` whose program is running; null if no inputs are known. */
export async function explainRunning(
  { recording, plan, pass, dry }: RunningBuild,
  store: KeyStore,
  context: UserContext,
): Promise<TraceView | null> {
  const folded = foldTrace({ ...recording, plan });
  const actions = withRunningIDs(folded.actions, plan, dry);
  await store.known();
  const own = { ...folded, actions, keyInputs: matchKeys(actions, pass.keys) };
  const trace = withStoredInputs(await withHiddenKeys(own, context), store.inputsOf);
  const explanation = await explanationOf(trace, store);
  return explanation && viewTrace(trace, { state: 'running', explanation });
}
