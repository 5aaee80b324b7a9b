import { hashName } from '../../go/hash-name.ts';
import type { Explanation, WhyNode } from '../rebuild/explanation.ts';
import type { OutputHistory } from './output-history.ts';

/**
 * What may follow from the certain packages, judging by earlier traces. Indexes into the explanation's nodes.
 */
export interface LikelyCascade {
  /** Compiled if outputs change as they usually did; null if earlier traces do not show it for a root. */
  readonly likely: ReadonlySet<number> | null;
  /** Packages that were sometimes spared, because a change below them did not change the output. */
  readonly mayBeSaved: ReadonlySet<number>;
}

/** One change proves little. */
const ENOUGH = 3;

export function likelyCascade(
  { nodes }: Explanation,
  certain: readonly number[],
  possible: readonly number[],
  outputsOf: (name: string) => OutputHistory,
): LikelyCascade {
  const nodeOfAction = new Map(nodes.flatMap((node, index) => (node.rebuilt ? [[node.action, index]] : [])));
  const changesOf = (index: number): OutputHistory =>
    outputsOf(hashName('build', nodes[index]?.importPath ?? ''));
  const below = (node: WhyNode | undefined): readonly number[] =>
    (node?.imports ?? []).flatMap((one) => nodeOfAction.get(one.action ?? -1) ?? []);
  const reach = (handsOn: (index: number) => boolean): ReadonlySet<number> => {
    const reached = new Map<number, boolean>(certain.map((index) => [index, true]));
    const isReached = (index: number): boolean => {
      const known = reached.get(index);
      if (known !== undefined) return known;
      reached.set(index, false);
      const is = below(nodes[index]).some((one) => isReached(one) && handsOn(one));
      reached.set(index, is);
      return is;
    };
    for (const index of possible) isReached(index);
    return new Set([...reached].flatMap(([index, is]) => (is ? [index] : [])));
  };
  const mostly = reach((index) => changesOf(index).unchanged * 2 <= changesOf(index).changes);
  const surely = reach((index) => changesOf(index).unchanged === 0);
  const isCertain = new Set(certain);
  const roots = new Set(possible.flatMap((index) => below(nodes[index])).filter((one) => isCertain.has(one)));
  const isKnown = [...roots].every((index) => changesOf(index).changes >= ENOUGH);
  return { likely: isKnown ? mostly : null, mayBeSaved: new Set(possible.filter((one) => !surely.has(one))) };
}
