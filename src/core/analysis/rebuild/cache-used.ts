import { type Reason, reason } from '../../model/reasons.ts';

type Environment = Readonly<Record<string, string>>;

/** The cache of a command: a program (GOCACHEPROG), or the folder GOCACHE; absent if not known. */
function cacheOf({ GOCACHE, GOCACHEPROG }: Environment): string | undefined {
  return GOCACHEPROG === undefined ? GOCACHE : `program ${GOCACHEPROG}`;
}

/** Whether two commands are known to have used different caches. */
export function usedOtherCache(before: Environment, now: Environment): boolean {
  const [old, current] = [cacheOf(before), cacheOf(now)];
  return old !== undefined && current !== undefined && old !== current;
}

/** Why the cache did not have what an earlier command with the same inputs had made. */
export function notInCache(before: Environment, now: Environment): Reason {
  const [old, current] = [before.GOCACHEPROG ?? null, now.GOCACHEPROG ?? null];
  if (old !== current) return reason('evicted', 'GOCACHEPROG', old, current);
  // Only the program knows why.
  if (current !== null) return reason('evicted', 'program');
  return usedOtherCache(before, now)
    ? reason('evicted', 'GOCACHE', before.GOCACHE, now.GOCACHE)
    : reason('evicted');
}
