import { isHashOf } from '../../go/hash-name.ts';
import { type PlacedCommand, sameCommandAs } from '../../go/same-command.ts';
import type { KeySnapshot } from '../../model/keys.ts';

/** How often a package was compiled again in earlier traces, and how often its output stayed the same. */
export interface OutputHistory {
  readonly changes: number;
  readonly unchanged: number;
}

/** For one command in one directory, because other flags give other outputs. `snapshots` newest first. */
export function outputHistory(
  snapshots: readonly KeySnapshot[],
  command: PlacedCommand,
): (name: string) => OutputHistory {
  const same = snapshots.filter(sameCommandAs(command));
  const known = new Map<string, { changes: number; unchanged: number }>();
  const newer = new Map<string, Seen>();
  for (const snapshot of same) {
    for (const [name, older] of seenIn(snapshot)) {
      const after = newer.get(name);
      newer.set(name, older);
      if (after === undefined || overlap(after.keys, older.keys)) continue;
      const one = known.get(name) ?? { changes: 0, unchanged: 0 };
      known.set(name, one);
      one.changes++;
      if (overlap(after.outputs, older.outputs)) one.unchanged++;
    }
  }
  return (name) => known.get(name) ?? NEVER;
}

const NEVER: OutputHistory = { changes: 0, unchanged: 0 };

/** Test variants share a name. */
interface Seen {
  readonly keys: Set<string>;
  readonly outputs: Set<string>;
}

function seenIn({ keys }: KeySnapshot): ReadonlyMap<string, Seen> {
  const found = new Map<string, Seen>();
  for (const { name, actionID, contentID } of keys) {
    // The output of something that failed or was never built is not known.
    if (!contentID || !isHashOf('build', name)) continue;
    const seen = found.get(name) ?? { keys: new Set(), outputs: new Set() };
    found.set(name, seen);
    seen.keys.add(actionID);
    seen.outputs.add(contentID);
  }
  return found;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const text of one) if (other.has(text)) return true;
  return false;
}
