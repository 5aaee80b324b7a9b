import { exportTrace } from '../export-trace.ts';
import type { UserContext } from '../user-context.ts';
import type { ComparedSide } from './compare-commands.ts';

/** The sides of a comparison as they may leave the machine. */
export function exportSides(
  sides: readonly ComparedSide[],
  context: UserContext,
): Promise<readonly ComparedSide[]> {
  return Promise.all(
    sides.map(async ({ trace, programs }) => ({ trace: await exportTrace(trace, context), programs })),
  );
}
