import type { BinaryFacts } from '../../binary/facts.ts';
import type { SizeReport } from '../../binary/size/size-tree.ts';
import type { DebugHandoff } from './debug-handoff.ts';
import type { BinaryFindings } from './judge-binary.ts';
import type { TargetReport } from './targets/target-report.ts';

/** A file that was inspected. */
export interface Inspection {
  /** Absolute. */
  readonly path: string;
  readonly facts: BinaryFacts;
  /** Of each program, in the order of the facts. */
  readonly findings: readonly BinaryFindings[];
  /** Where the bytes of the file belong. */
  readonly sizes: SizeReport;
  /** How a debugger starts the first program; null if it is not a program of go, or nobody asked. */
  readonly debugger: DebugHandoff | null;
  /** Where the first program runs; null if nobody asked. */
  readonly targets: TargetReport | null;
  /** Whether a trace named the file, and whether the file is still what that trace recorded. */
  readonly traced: { readonly package: string; readonly state: 'same' | 'changed' | 'unknown' } | null;
}

/** Whether something is wrong with the file: it is damaged, truncated or not what the trace recorded. */
export function hasProblems({ facts, traced }: Inspection): boolean {
  return (
    facts.problems.length > 0 ||
    facts.programs.some(({ problems }) => problems.length > 0) ||
    traced?.state === 'changed'
  );
}
