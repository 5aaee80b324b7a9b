import type { StepId } from '../../model/step-id.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import { contentIDOf, stepOf } from '../build/build-ids.ts';

/** Two builds of the same command into two empty caches: equal inputs with different outputs. */
export interface Verification {
  /** Compiles and links that were done twice with one key. */
  readonly compared: number;
  /** Of those, the ones whose outputs differ. */
  readonly unequal: readonly StepId[];
  /**
   * Keys of only one build: consequences of the different outputs, or inputs that changed between the builds.
   */
  readonly otherKeys: readonly StepId[];
}

export function verifyOutputs(first: BuildTrace, second: BuildTrace): Verification {
  const done = new Map(first.actions.filter(isDone).map((action) => [action.actionID, action]));
  const again = [
    ...new Map(second.actions.filter(isDone).map((action) => [action.actionID, action])).values(),
  ];
  const pairs = again.flatMap((action) => {
    const other = done.get(action.actionID);
    return other ? [{ action, other }] : [];
  });
  return {
    compared: pairs.length,
    unequal: pairs
      .filter(({ action, other }) => outputOf(action) !== outputOf(other))
      .map(({ action }) => stepOf(action)),
    otherKeys: again.filter((action) => !done.has(action.actionID)).map(stepOf),
  };
}

function isDone({ mode, actionID, buildID, outcome }: Action): boolean {
  return (
    (mode === 'build' || mode === 'link') &&
    outcome === 'miss' &&
    actionID !== undefined &&
    buildID !== undefined
  );
}

function outputOf({ buildID = '' }: Action): string {
  return contentIDOf(buildID);
}
