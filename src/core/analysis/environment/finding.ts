import type { MainPlace } from '../../model/main-answer.ts';
import type { FailureFixId, FailureReason } from '../failure/answer.ts';
import type { Setting } from '../failure/facts.ts';
import type { EnvironmentFix, Severity } from './fixes.ts';
import type { EnvironmentCheck } from './rules/in-order.ts';

type Of<Check> = Check extends { readonly id: infer Id; readonly find: (facts: never) => infer Found }
  ? Found extends { readonly data: infer Data; readonly fixes: readonly { readonly id: infer FixId }[] }
    ? { readonly id: Id; readonly data: Data; readonly fixId: FixId }
    : never
  : never;

type OwnCheck = Of<Exclude<EnvironmentCheck, { readonly by: 'failure' }>>;

/** The data of each finding that only the doctor has. The keys are the stable IDs. */
export type OwnFindingData = { readonly [One in OwnCheck as One['id'] & string]: One['data'] };

export type OwnFindingId = keyof OwnFindingData;

export type OwnFinding = {
  [Id in OwnFindingId]: { readonly id: Id; readonly data: OwnFindingData[Id] };
}[OwnFindingId];

/** Fixes that no failed command has. */
export type OwnFixId = Exclude<OwnCheck['fixId'] & string, FailureFixId> | 'comment-out';

export type EnvironmentFixId = FailureFixId | OwnFixId;

/** A judgement about the environment, plain JSON; its texts are in `core/messages/en/environment`. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** `failure`: the cause that `why` would name after a command failed. */
  readonly what:
    | { readonly by: 'failure'; readonly reason: FailureReason }
    | { readonly by: 'own'; readonly finding: OwnFinding };
  /** What go prints because of it; null if it says nothing. */
  readonly says: string | null;
  readonly place: MainPlace | null;
  /** The values that decided, with those who set them. */
  readonly settings: readonly Setting[];
  /** Most likely first. */
  readonly fixes: readonly EnvironmentFix<EnvironmentFixId>[];
}
