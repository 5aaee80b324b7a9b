import type { MainPlace } from '../../model/main-answer.ts';
import type { Setting } from '../failure/facts.ts';
import type { FailureFix } from '../failure/fix.ts';
import type { FailureRule } from '../failure/rules/in-order.ts';
import type { EnvironmentFacts } from './facts.ts';
import type { SetFix, Severity } from './fixes.ts';

export interface Found<Data> {
  readonly data: Data;
  readonly settings?: readonly Setting[];
  readonly place?: MainPlace | null;
  /** What go prints because of it. */
  readonly says?: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
}

type RuleFix<Id extends string> = FailureFix<Id> | SetFix<Id>;

interface OwnSpec<Id extends string, Data, FixId extends string> {
  /** Stable: scripts and links to the documentation use it. */
  readonly id: Id;
  readonly severity: Severity;
  /** null if all is well, or if it cannot be determined. */
  readonly find: (facts: EnvironmentFacts) => Found<Data> | null;
  /** Most likely first. */
  readonly fixes: (found: Found<Data>, facts: EnvironmentFacts) => readonly RuleFix<FixId>[];
}

interface Judged<Data, FixId extends string> extends Found<Data> {
  readonly fixes: readonly RuleFix<FixId>[];
}

/** One rule of the doctor: a fault that go does not report, or that no rule about failed commands knows. */
export function check<const Id extends string, Data, FixId extends string = never>({
  id,
  severity,
  find,
  fixes,
}: OwnSpec<Id, Data, FixId>) {
  return {
    by: 'own' as const,
    id,
    severity,
    find: (facts: EnvironmentFacts): Judged<Data, FixId> | null => {
      const found = find(facts);
      return found === null ? null : { ...found, fixes: fixes(found, facts) };
    },
  };
}

/**
 * The cause of a failed command, found before anything fails. `words` is what go is going to print; the rule that
 * explains these words afterwards judges them now, so both answers have the same sentence, place and fixes.
 */
export function before<Rule extends FailureRule>(
  rule: Rule,
  severity: Severity | ((facts: EnvironmentFacts) => Severity),
  words: (facts: EnvironmentFacts) => string | null,
) {
  return {
    by: 'failure' as const,
    id: rule.id,
    find: (facts: EnvironmentFacts) => {
      const text = words(facts);
      if (text === null) return null;
      const failed = { ...facts, text };
      const match = rule.pattern?.exec(text) ?? null;
      if (match === null || !rule.applies(failed)) return null;
      return {
        says: text,
        severity: typeof severity === 'string' ? severity : severity(facts),
        ...rule.judge(failed, { text, match, place: null }),
      };
    },
  };
}
