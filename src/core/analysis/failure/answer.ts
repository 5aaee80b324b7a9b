import type { MainPlace, MainPlatform } from '../../model/main-answer.ts';
import type { MainReason } from '../main-package/answer.ts';
import type { MainFix } from '../main-package/fixes/kinds.ts';
import type { Setting } from './facts.ts';
import type { FailureFix } from './fix.ts';
import type { FailureRule } from './rules/in-order.ts';

type Found<R extends FailureRule> = ReturnType<R['judge']>;

/** The data of each cause besides its location. The keys are the stable IDs. */
export type FailureReasonData = { readonly [R in FailureRule as R['id']]: Found<R>['reason']['data'] };

export type FailureReasonId = keyof FailureReasonData;

export type FailureReason = {
  [Id in FailureReasonId]: {
    readonly id: Id;
    readonly place: MainPlace | null;
    readonly data: FailureReasonData[Id];
  };
}[FailureReasonId];

type FixIdOf<Fixes> = Fixes extends readonly (infer One)[]
  ? One extends { readonly id: infer Id }
    ? Id
    : never
  : never;

export type FailureFixId = { [R in FailureRule as R['id']]: FixIdOf<Found<R>['fixes']> }[FailureReasonId];

/** A cause found by a rule here, by one about main packages, or only go's own words. */
export type FailureCause =
  | { readonly by: 'rule'; readonly reason: FailureReason; readonly platform: MainPlatform }
  | {
      readonly by: 'main';
      readonly reason: MainReason;
      readonly platform: MainPlatform;
      /** The package or the files that the reason is about. */
      readonly target: readonly string[];
    }
  | { readonly by: 'go'; readonly line: string };

export type AnswerFix =
  | { readonly by: 'rule'; readonly fix: FailureFix<FailureFixId> }
  | { readonly by: 'main'; readonly fix: MainFix };

/** Why a go command failed, plain JSON; its texts are in `core/messages/en/failure`. */
export interface FailureAnswer {
  /** As typed. */
  readonly argv: readonly string[];
  readonly cause: FailureCause;
  /** The deciding location; null if there is none. */
  readonly place: MainPlace | null;
  /** Who set the deciding value; null if no setting decided. */
  readonly setBy: Setting | null;
  /** Most likely first. */
  readonly fixes: readonly AnswerFix[];
  /** go's complete message. */
  readonly goWords: string;
}
