/** A tool's message, and the match of a rule's pattern in it. */
export interface RuleMessage<Place> {
  readonly text: string;
  readonly match: RegExpExecArray;
  /** The location that the tool printed with it; null if there is none. */
  readonly place: Place | null;
}

/** The finding of a rule: its ID, the deciding location (null if there is none), and its data. */
export interface Reason<Id extends string, Place, Data> {
  readonly id: Id;
  readonly place: Place | null;
  readonly data: Data;
}

/** One reason: the condition, the evidence, and the fixes. Its text is in `core/messages`. */
export interface RuleSpec<Id extends string, Facts, Place, Data, Fix> {
  /** Stable: scripts and links to the documentation use it. */
  readonly id: Id;
  /** Matches the tool's message, in any version; null if the tool never prints one. */
  readonly pattern: RegExp | null;
  /** Distinguishes reasons with the same message; without it, the message is enough. */
  readonly when?: (facts: Facts) => boolean;
  /** Whether the facts alone show the reason; without it, only the tool can tell. */
  readonly seen?: (facts: Facts) => boolean;
  /** Without it, or if it returns null, the location that the tool printed. */
  readonly place?: (facts: Facts, message: RuleMessage<Place> | null) => Place | null;
  readonly data: (facts: Facts, message: RuleMessage<Place> | null) => Data;
  /** Most likely first. */
  readonly fixes: (reason: Reason<Id, Place, Data>, facts: Facts) => readonly Fix[];
}

export interface Judged<Id extends string, Place, Data, Fix> {
  readonly reason: Reason<Id, Place, Data>;
  readonly fixes: readonly Fix[];
}

/** A rule as stored in a list of rules. */
export interface Rule<Id extends string, Facts, Place, Found> {
  readonly id: Id;
  readonly pattern: RegExp | null;
  readonly applies: (facts: Facts) => boolean;
  readonly isSeen: (facts: Facts) => boolean;
  readonly judge: (facts: Facts, message: RuleMessage<Place> | null) => Found;
}

/** Ties the data of a rule to its ID. A capability wraps this once, with its own facts, locations and fixes. */
export function defineRule<Id extends string, Facts, Place, Data, Fix>({
  id,
  pattern,
  when = () => true,
  seen = () => false,
  place,
  data,
  fixes,
}: RuleSpec<Id, Facts, Place, Data, Fix>): Rule<Id, Facts, Place, Judged<Id, Place, Data, Fix>> {
  const judge = (facts: Facts, message: RuleMessage<Place> | null) => {
    const at = place?.(facts, message) ?? message?.place ?? null;
    const reason = { id, place: at, data: data(facts, message) };
    return { reason, fixes: fixes(reason, facts) };
  };
  return { id, pattern, applies: when, isSeen: seen, judge };
}

/** The first rule that the facts show. */
export function findSeen<Facts, Place, Found>(
  rules: readonly Rule<string, Facts, Place, Found>[],
  facts: Facts,
): Found | null {
  return rules.find(({ isSeen }) => isSeen(facts))?.judge(facts, null) ?? null;
}

/** The rule whose message comes first in the text; on the same line, the earlier rule. */
export function findInMessage<Facts, Place, Found>(
  rules: readonly Rule<string, Facts, Place, Found>[],
  text: string,
  facts: Facts,
  placeAt: (text: string, index: number, facts: Facts) => Place | null,
): Found | null {
  let best: { rule: Rule<string, Facts, Place, Found>; match: RegExpExecArray; line: number } | null = null;
  for (const rule of rules) {
    const match = rule.pattern?.exec(text) ?? null;
    if (match === null || !rule.applies(facts)) continue;
    const line = lineOf(text, match.index);
    if (best === null || line < best.line) best = { rule, match, line };
  }
  if (best === null) return null;
  const { rule, match } = best;
  return rule.judge(facts, { text, match, place: placeAt(text, match.index, facts) });
}

function lineOf(text: string, index: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
