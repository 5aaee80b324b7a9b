import { withStoredInputs } from '../../collect/keys/with-key-inputs.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { exportTrace } from '../export-trace.ts';
import { keyStoreOf } from '../rebuild/explain-trace.ts';
import type { UserContext } from '../user-context.ts';

/**
 * Two traces with the inputs of their keys, so that the comparison can explain the differences. `handedOn`: one
 * of them comes from a file, which is redacted, so the other one is redacted as well.
 */
export async function tracesToCompare(
  [first, second]: readonly [BuildTrace, BuildTrace],
  { handedOn }: { readonly handedOn: boolean },
  context: UserContext,
): Promise<readonly [BuildTrace, BuildTrace]> {
  const keys = keyStoreOf(context);
  await keys.known();
  const whole = (trace: BuildTrace): BuildTrace => withStoredInputs(trace, keys.inputsOf);
  if (!handedOn) return [whole(first), whole(second)];
  return [await exportTrace(whole(first), context), await exportTrace(whole(second), context)];
}
