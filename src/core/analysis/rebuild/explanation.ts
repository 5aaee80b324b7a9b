import type { Reason } from '../../model/reasons.ts';
import type { Milliseconds } from '../../model/units.ts';
import type { ImportDifference } from './diff.ts';

/** Why each miss of a trace was one. Plain JSON. */
export interface Explanation {
  /** One for every compile, link, vet and test that was done, and for every change below them that the cache held by now. */
  readonly nodes: readonly WhyNode[];
  /** What set it off, the one that cost most first; routine links come last. */
  readonly causes: readonly Cause[];
  /** Of the misses with an earlier key, how many are explained down to a cause. */
  readonly withBaseline: number;
  readonly explained: number;
  /** Misses of packages that no earlier trace has. */
  readonly firstSeen: number;
  /** The traces that keys were compared with, newest first. */
  readonly baselines: readonly BaselineRef[];
  /** The cache held keys that no trace knows: something was built since, and nobody traced it. */
  readonly builtSince: boolean;
  /** No earlier trace is of this main module. */
  readonly firstOfModule: boolean;
}

export interface BaselineRef {
  readonly traceId: string | null;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  /** Another program's trace: its main module, in short; null when it is this one's, or not known. */
  readonly program: string | null;
}

/** `build` a compile · `vet` a check · `test` the run of a package's tests. */
export type WhyMode = 'build' | 'link' | 'vet' | 'test';

export interface WhyNode {
  /** Id of the action in the trace. */
  readonly action: number;
  readonly mode: WhyMode;
  readonly importPath: string;
  /** Done in this command; false for a dependency that changed earlier and came from the cache now. */
  readonly rebuilt: boolean;
  readonly reasons: readonly Reason[];
  /** Imports whose output is another one, with the action that made it. */
  readonly imports: readonly (ImportDifference & { readonly action: number | null })[];
  /** Indexes into `causes`. */
  readonly causes: readonly number[];
  /** Import paths from this package's own change, or through its imports, down to the nearest root. */
  readonly chain: readonly string[];
  /** Index into `baselines`; null when there was none. */
  readonly baseline: number | null;
  /** The reasons are differences from another program's trace: nothing was edited. */
  readonly otherProgram: string | null;
  /** Built again, and its output is the same as before: who imports it was not touched. null when not known. */
  readonly outputUnchanged: boolean | null;
  readonly explained: boolean;
}

export interface Cause {
  /** The package whose own input changed; null for what holds for the whole build. */
  readonly importPath: string | null;
  /** The reasons are differences from another program's trace. */
  readonly otherProgram: string | null;
  readonly reasons: readonly Reason[];
  /** Nodes with this change of their own. */
  readonly roots: readonly number[];
  /** Nodes built again because of them. */
  readonly cascade: readonly number[];
  readonly rebuiltPackages: number;
  readonly links: number;
  readonly vets: number;
  readonly tests: number;
  /** Work of all of them together. */
  readonly workMs: Milliseconds;
}

/** go links a program anew each time that it is not up to date where it shall lie: nothing changed. */
export function isRoutine({ reasons }: Pick<Cause, 'reasons'>): boolean {
  return reasons.every((one) => one.id === 'notKept' && one.subject === 'program');
}
