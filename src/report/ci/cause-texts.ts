import type { WhyMessages } from '../../core/messages/en/why.ts';
import type { BuildRow } from '../../core/model/build-row.ts';

export type RowCause = NonNullable<BuildRow['causes']>[number];

/** What changed: `edited lib.go, extra.go added`. */
export function reasonsOf({ reasons }: RowCause, why: WhyMessages): string {
  return reasons.map(why.reason).join(why.punctuation.comma);
}

/** What was built because of it, without the package that changed itself; empty if nothing was. */
export function effectOf(
  { importPath, rebuiltPackages, links, vets, tests }: RowCause,
  why: WhyMessages,
): string {
  const packages = importPath === null ? rebuiltPackages : Math.max(0, rebuiltPackages - 1);
  return why.effect({ packages, links, vets, tests });
}
