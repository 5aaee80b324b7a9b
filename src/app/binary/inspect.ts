import { resolve } from 'node:path';
import { readBinaryFile } from '../../collect/binary/read-file.ts';
import type { Inspection } from '../../core/analysis/binary/inspection.ts';
import { judgeBinary } from '../../core/analysis/binary/judge-binary.ts';
import type { BinaryFacts } from '../../core/binary/facts.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { namedTrace, type Reach } from '../named-trace.ts';
import type { UserContext } from '../user-context.ts';
import { handToDebugger } from './hand-to-debugger.ts';
import { judgeTargets } from './judge-targets.ts';
import { type TracedBinary, tracedBinary } from './traced-binary.ts';

/** What to inspect: a file, or a trace's binary, which `name` chooses if there are several. */
export interface InspectTarget {
  readonly operand: string;
  readonly name: string | null;
  readonly reach: Reach;
  /** Where it shall run; see `judgeTargets`. */
  readonly targets?: readonly string[];
}

/**
 * Reads a file and judges what is in it; nothing is run. Rejects with a user-facing error if the target is missing or
 * is not a binary.
 */
export async function inspectBinary(target: InspectTarget, context: UserContext): Promise<Inspection> {
  const { operand, name, reach } = target;
  const inspection = isTrace(operand)
    ? inspectTraced(await namedTrace(operand, reach, context), name)
    : inspectFile(resolve(context.directory, operand));
  return withSurroundings(inspection, target, context);
}

/** The binary of a trace; `name` chooses among several. Throws a user-facing error as `inspectBinary` does. */
export function inspectTraced(trace: BuildTrace, name: string | null): Inspection {
  const binary = tracedBinary(trace, name);
  try {
    return inspected(binary.path, binary);
  } catch (cause) {
    if (!(cause instanceof UserFacingError && cause.code === 'binary-missing')) throw cause;
    throw new UserFacingError('traced-binary-gone', { path: binary.path }, { cause });
  }
}

/** What depends on other files: where it runs, and how a debugger starts it. */
function withSurroundings(
  inspection: Inspection,
  { operand, targets = [] }: InspectTarget,
  { directory, env }: UserContext,
): Inspection {
  const { path, facts, traced } = inspection;
  const [program] = facts.programs;
  if (program === undefined || facts.container !== 'single') return inspection;
  const named = traced === null ? operand : path;
  return {
    ...inspection,
    debugger: handToDebugger({ path, named, program, directory, env }),
    targets: targets.length === 0 ? null : judgeTargets({ path, program }, targets, directory),
  };
}

/** `@last` and its relatives, and files by the name that traces have. */
export function isTrace(operand: string): boolean {
  return operand.startsWith('@') || operand.endsWith('.gotrace.json');
}

/** A file, by its absolute path, that no trace names. Throws a user-facing error if it is no binary. */
export function inspectFile(path: string): Inspection {
  return inspected(path, null);
}

function inspected(path: string, traced: TracedBinary | null): Inspection {
  const { facts, sizes } = readBinaryFile(path);
  return {
    path,
    facts,
    findings: facts.programs.map((program) => judgeBinary(program, facts)),
    sizes,
    debugger: null,
    targets: null,
    traced: traced === null ? null : { package: traced.package, state: stateOf(facts, traced) },
  };
}

/** go writes an ID of the content into the file; a tool that changes the file afterwards changes its size. */
function stateOf(facts: BinaryFacts, traced: TracedBinary): 'same' | 'changed' | 'unknown' {
  if (traced.sizeBytes !== null && traced.sizeBytes !== facts.sizeBytes) return 'changed';
  const buildID = facts.programs[0]?.go.buildID ?? null;
  if (traced.buildID === null || buildID === null) return 'unknown';
  return traced.buildID === buildID ? 'same' : 'changed';
}
