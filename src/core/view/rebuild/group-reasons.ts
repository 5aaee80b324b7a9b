import type { WhyMessages } from '../../messages/en/why.ts';
import type { Reason, ReasonId } from '../../model/reasons.ts';

/** Reasons whose text needs only the subject, so that many of them read as one. */
const GROUPED: ReadonlySet<ReasonId> = new Set<ReasonId>([
  'fileEdited',
  'fileAdded',
  'fileRemoved',
  'embedEdited',
  'embedAdded',
  'embedRemoved',
  'tool',
]);

const MOST = 3;

/** Many files with the same change as one reason: `a.go, b.go, c.go and 27 more`; a few stay apart. */
export function groupReasons(reasons: readonly Reason[], messages: WhyMessages): readonly Reason[] {
  const groups = new Map<string, Reason[]>();
  for (const one of withoutMinorStamps(reasons)) {
    const key = GROUPED.has(one.id) ? one.id : `${one.id} ${one.subject} ${one.old} ${one.new}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return group;
    const names = group.map((one) => one.subject);
    const rest = names.length - MOST;
    // A single further name is as short as its number.
    const shown = rest > 1 ? names.slice(0, MOST) : names;
    const more = rest > 1 ? `${messages.punctuation.andMore}${messages.more(rest)}` : '';
    return [{ ...first, subject: `${shown.join(messages.punctuation.comma)}${more}` }];
  });
}

/** A commit's hash stands for its time and for the system that made it. */
function withoutMinorStamps(reasons: readonly Reason[]): readonly Reason[] {
  const isStamp = (one: Reason, ...subjects: readonly string[]): boolean =>
    one.id === 'vcsStamp' && subjects.includes(one.subject);
  const hasCommit = reasons.some((one) => isStamp(one, 'vcs.revision'));
  return hasCommit ? reasons.filter((one) => !isStamp(one, 'vcs', 'vcs.time')) : reasons;
}
