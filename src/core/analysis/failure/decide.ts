import type { MainPlace, MainPlatform } from '../../model/main-answer.ts';
import type { MainAnswer } from '../main-package/answer.ts';
import type { FailureAnswer, FailureReason } from './answer.ts';
import { type FailureFacts, placeAt } from './facts.ts';
import { informativeLine } from './informative-line.ts';
import { fixesFor, suitsVerb } from './main-fixes.ts';
import { FAILURE_RULES, type FailureRule } from './rules/in-order.ts';

/**
 * Why the command failed: the first rule whose message is in go's text, otherwise the answer about main packages,
 * otherwise go's most informative line. `judgeMain` is called only if needed.
 */
export function decideFailure(facts: FailureFacts, judgeMain: () => MainAnswer | null): FailureAnswer {
  const { argv, text } = facts;
  const base = { argv, goWords: text.trim() };
  const found = firstRule(facts);
  if (found !== null) {
    const { reason, fixes } = found;
    return {
      ...base,
      cause: { by: 'rule', reason: reason as FailureReason, platform: platformOf(facts) },
      place: reason.place,
      setBy: reason.data.setBy,
      fixes: fixes.map((fix) => ({ by: 'rule', fix })),
    };
  }
  const main = judgeMain();
  if (main?.reason != null && suitsVerb(main.reason.id, facts.verb))
    return {
      ...base,
      cause: { by: 'main', reason: main.reason, platform: main.platform, target: main.target },
      place: main.reason.place,
      setBy: null,
      fixes: fixesFor(main.fixes, argv, main.target).map((fix) => ({ by: 'main', fix })),
    };
  const line = informativeLine(text);
  return { ...base, cause: { by: 'go', line }, place: placeIn(line, facts), setBy: null, fixes: [] };
}

function platformOf({ context: { goos, goarch, cgoEnabled, tags } }: FailureFacts): MainPlatform {
  return { goos, goarch, cgo: cgoEnabled, tags };
}

function firstRule(facts: FailureFacts): ReturnType<FailureRule['judge']> | null {
  for (const rule of FAILURE_RULES) {
    const match = rule.pattern?.exec(facts.text) ?? null;
    if (match !== null && rule.applies(facts))
      return rule.judge(facts, { text: facts.text, match, place: null });
  }
  return null;
}

/** The location with which a line begins. */
function placeIn(line: string, facts: FailureFacts): MainPlace | null {
  const match = /^(?:vet: )?((?:[A-Za-z]:)?[^\s:]+\.(?:go|mod|work|sum)):(\d+)(?::(\d+))?:/.exec(line);
  if (match === null) return null;
  const [, file = '', row, column] = match;
  return placeAt(
    facts.files.resolve(facts.directory, file),
    Number(row),
    column === undefined ? null : Number(column),
    facts,
  );
}
