import type { BinaryFacts, ProgramFacts } from '../../binary/facts.ts';
import { type DebugReadiness, debugReadiness } from './debug-readiness.ts';
import { type NewestVersion, newestVersions } from './link-needs.ts';
import { type MissingField, missingFields } from './missing-fields.ts';

/** What follows from the facts of one program. */
export interface BinaryFindings {
  readonly missing: readonly MissingField[];
  readonly debugging: DebugReadiness;
  readonly newestVersions: readonly NewestVersion[];
}

export function judgeBinary(program: ProgramFacts, file: Pick<BinaryFacts, 'container'>): BinaryFindings {
  return {
    missing: missingFields(program, file),
    debugging: debugReadiness(program),
    newestVersions: newestVersions(program.linking.symbolVersions),
  };
}
