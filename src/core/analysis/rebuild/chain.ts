import type { Draft } from './draft.ts';

export interface Hop {
  readonly length: number;
  readonly next: Draft | null;
}

/** The shortest path through changed imports to a package with a change of its own. */
export function chainOf(draft: Draft, hops: Map<Draft, Hop>): readonly string[] {
  const chain: string[] = [];
  let at: Draft | null = draft;
  while (at) {
    chain.push(at.importPath);
    at = hopOf(at, hops).next;
  }
  return chain;
}

function hopOf(draft: Draft, hops: Map<Draft, Hop>): Hop {
  const known = hops.get(draft);
  if (known) return known;
  let best: Hop = { length: draft.reasons.length > 0 ? 0 : Number.POSITIVE_INFINITY, next: null };
  hops.set(draft, best);
  if (best.length === 0) return best;
  for (const below of draft.below) {
    const length = hopOf(below, hops).length + 1;
    if (length < best.length) best = { length, next: below };
  }
  hops.set(draft, best);
  return best;
}
