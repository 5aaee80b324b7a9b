import { resolve } from 'node:path';
import { haveSameBytes, looksLikeJson } from '../../collect/binary/same-bytes.ts';
import { type BinaryComparison, compareBinaries } from '../../core/analysis/binary/compare-binaries.ts';
import type { Inspection } from '../../core/analysis/binary/inspection.ts';
import type { UserContext } from '../user-context.ts';
import { type InspectTarget, inspectBinary, isTrace } from './inspect.ts';

export interface ComparedBinaries {
  readonly before: Inspection;
  readonly after: Inspection;
  readonly comparison: BinaryComparison;
}

/** Compares two files, or the binaries of traces. Rejects like `inspectBinary`. */
export async function compareInspected(
  before: InspectTarget,
  after: InspectTarget,
  context: UserContext,
): Promise<ComparedBinaries> {
  const [one, other] = [await inspectBinary(before, context), await inspectBinary(after, context)];
  return {
    before: one,
    after: other,
    comparison: compareBinaries(one, other, haveSameBytes(one.path, other.path)),
  };
}

/** Two files of which neither is a trace; null for everything else. */
export function binariesToCompare(
  [one, other, extra]: readonly string[],
  directory: string,
): readonly [string, string] | null {
  if (one === undefined || other === undefined || extra !== undefined) return null;
  const areBinaries = [one, other].every(
    (operand) => !isTrace(operand) && looksLikeJson(resolve(directory, operand)) === false,
  );
  return areBinaries ? [one, other] : null;
}
