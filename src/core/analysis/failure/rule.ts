import type { MainPlace } from '../../model/main-answer.ts';
import { defineRule, type Judged, type Rule, type RuleSpec } from '../rule.ts';
import type { FailureFacts, Setting } from './facts.ts';
import type { FailureFix } from './fix.ts';

/** What every cause tells, besides its own data. */
export interface CauseData {
  /** The setting that decided; null if none did. */
  readonly setBy: Setting | null;
}

/** One cause of a failed command. */
export function rule<const Id extends string, Data extends CauseData, const FixId extends string>(
  spec: RuleSpec<Id, FailureFacts, MainPlace, Data, FailureFix<FixId>>,
): Rule<Id, FailureFacts, MainPlace, Judged<Id, MainPlace, Data, FailureFix<FixId>>> {
  return defineRule(spec);
}
