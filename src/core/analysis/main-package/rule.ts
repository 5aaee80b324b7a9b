import type { MainPlace } from '../../model/main-answer.ts';
import { defineRule, type Judged, type Rule, type RuleMessage, type RuleSpec } from '../rule.ts';
import type { MainFacts } from './facts.ts';
import type { MainFix } from './fixes/kinds.ts';

/** go's message, and the match of a rule's pattern in it. */
export type MainMessage = RuleMessage<MainPlace>;

/** One reason why go runs nothing. CONTRIBUTING.md has the recipe for adding one. */
export function rule<Id extends string, Data>(
  spec: RuleSpec<Id, MainFacts, MainPlace, Data, MainFix>,
): Rule<Id, MainFacts, MainPlace, Judged<Id, MainPlace, Data, MainFix>> {
  return defineRule(spec);
}
