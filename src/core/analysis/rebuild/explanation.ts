import type { Reason } from '../../model/reasons.ts';
import type { Milliseconds } from '../../model/units.ts';
import type { ImportDifference } from './diff.ts';

/** Why each miss of a trace was a miss. Plain JSON. */
export interface Explanation {
  /**
   * One for every completed compile, link, vet and test, and for every change below them that was already in
   * the cache.
   */
  readonly nodes: readonly WhyNode[];
  /** The causes, most expensive first; routine links come last. */
  readonly causes: readonly Cause[];
  /** How many of the misses with an earlier key are explained down to a cause. */
  readonly withBaseline: number;
  readonly explained: number;
  /** Misses of packages that no earlier trace has. */
  readonly firstSeen: number;
  /** The traces that keys were compared with, newest first. */
  readonly baselines: readonly BaselineRef[];
  /** The cache had keys that are in no trace: an untraced build happened since. */
  readonly builtSince: boolean;
  /** No earlier trace is of this main module. */
  readonly firstOfModule: boolean;
}

export interface BaselineRef {
  readonly traceId: string | null;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goVersion: string | null;
  /** For another program's trace: the short name of its main module; null if it is this one's, or not known. */
  readonly program: string | null;
}

/** `build` a compile · `vet` a check · `test` the run of a package's tests. */
export type WhyMode = 'build' | 'link' | 'vet' | 'test';

export interface WhyNode {
  /** ID of the action in the trace. */
  readonly action: number;
  readonly mode: WhyMode;
  readonly importPath: string;
  /** Done in this command; false for a dependency that changed earlier and now came from the cache. */
  readonly rebuilt: boolean;
  readonly reasons: readonly Reason[];
  /** Imports with another output, and the action that made it. */
  readonly imports: readonly (ImportDifference & { readonly action: number | null })[];
  /** Indexes into `causes`. */
  readonly causes: readonly number[];
  /** Import paths from this package through its imports to the nearest root. */
  readonly chain: readonly string[];
  /** Index into `baselines`; null if there was none. */
  readonly baseline: number | null;
  /** The reasons are differences from another program's trace: nothing was edited. */
  readonly otherProgram: string | null;
  /**
   * Whether it was built again to the same output, so that its importers were not affected. null if not known,
   * and for the main package of a program that was linked again because of its own change.
   */
  readonly outputUnchanged: boolean | null;
  readonly explained: boolean;
}

export interface Cause {
  /** The package whose own input changed; null for a change of the whole build. */
  readonly importPath: string | null;
  /** The reasons are differences from another program's trace. */
  readonly otherProgram: string | null;
  readonly reasons: readonly Reason[];
  /** Nodes that have this change themselves. */
  readonly roots: readonly number[];
  /** Nodes built again because of them. */
  readonly cascade: readonly number[];
  readonly rebuiltPackages: number;
  readonly links: number;
  readonly vets: number;
  readonly tests: number;
  /** The work of all of them together. */
  readonly workMs: Milliseconds;
}

/** go links a program again each time that the output file is not up to date, without any change. */
export function isRoutine({ reasons }: Pick<Cause, 'reasons'>): boolean {
  return reasons.every((one) => one.id === 'notKept' && one.subject.startsWith('program'));
}
