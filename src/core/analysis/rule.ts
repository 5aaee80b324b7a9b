/** What a tool printed, and what a rule's pattern found in it. */
export interface RuleMessage<Place> {
  readonly text: string;
  readonly match: RegExpExecArray;
  /** The place that the tool printed with it; null when it printed none. */
  readonly place: Place | null;
}

/** What a rule finds: its id, the deciding place (null when there is none), and what is known about it. */
export interface Reason<Id extends string, Place, Data> {
  readonly id: Id;
  readonly place: Place | null;
  readonly data: Data;
}

/** One reason: the condition, the evidence, and what to do about it. Its text is in `core/messages`. */
export interface RuleSpec<Id extends string, Facts, Place, Data, Fix> {
  /** Stable: scripts and links to the documentation use it. */
  readonly id: Id;
  /** The tool's message, in any version; null when the tool never prints it. */
  readonly says: RegExp | null;
  /** Tells apart reasons with the same message; without it the message is enough. */
  readonly when?: (facts: Facts) => boolean;
  /** Whether the facts show it before the tool is asked; without it only the tool can tell. */
  readonly seen?: (facts: Facts) => boolean;
  /** Without it, or where it is null, the place that the tool printed. */
  readonly place?: (facts: Facts, message: RuleMessage<Place> | null) => Place | null;
  readonly data: (facts: Facts, message: RuleMessage<Place> | null) => Data;
  /** In order of likelihood. */
  readonly fixes: (reason: Reason<Id, Place, Data>, facts: Facts) => readonly Fix[];
}

/** A reason with what to do about it. */
export interface Judged<Id extends string, Place, Data, Fix> {
  readonly reason: Reason<Id, Place, Data>;
  readonly fixes: readonly Fix[];
}

/** A rule as a list of rules needs it. */
export interface Rule<Id extends string, Facts, Place, Found> {
  readonly id: Id;
  readonly says: RegExp | null;
  readonly applies: (facts: Facts) => boolean;
  readonly isSeen: (facts: Facts) => boolean;
  readonly judge: (facts: Facts, message: RuleMessage<Place> | null) => Found;
}

/** Keeps the data of a rule tied to its id. A capability wraps it once, to name its facts, places and fixes. */
export function defineRule<Id extends string, Facts, Place, Data, Fix>({
  id,
  says,
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
  return { id, says, applies: when, isSeen: seen, judge };
}

/** The first rule that the facts show. */
export function findSeen<Facts, Place, Found>(
  rules: readonly Rule<string, Facts, Place, Found>[],
  facts: Facts,
): Found | null {
  return rules.find(({ isSeen }) => isSeen(facts))?.judge(facts, null) ?? null;
}

/** The rule whose message comes first in the text; of those on the same line, the earlier rule. */
export function findInMessage<Facts, Place, Found>(
  rules: readonly Rule<string, Facts, Place, Found>[],
  text: string,
  facts: Facts,
  placeAt: (text: string, index: number, facts: Facts) => Place | null,
): Found | null {
  let best: { rule: Rule<string, Facts, Place, Found>; match: RegExpExecArray; line: number } | null = null;
  for (const rule of rules) {
    const match = rule.says?.exec(text) ?? null;
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
