import type { BinaryFacts, ProgramFacts } from '../../binary/facts.ts';
import { type DebugReadiness, debugReadiness } from './debug-readiness.ts';
import { type NewestVersion, newestVersions } from './link-needs.ts';
import { type MissingField, missingFields } from './missing-fields.ts';
import { type OldestSystem, oldestSystem } from './targets/minimum-system.ts';
import { systemNeeds } from './targets/system-needs.ts';
import type { SystemNeed } from './targets/target.ts';

/** What follows from the facts of one program. */
export interface BinaryFindings {
  readonly missing: readonly MissingField[];
  readonly debugging: DebugReadiness;
  readonly newestVersions: readonly NewestVersion[];
  readonly oldestSystem: OldestSystem | null;
  /** What it may ask for after it has started. */
  readonly needs: readonly SystemNeed[];
}

export function judgeBinary(program: ProgramFacts, file: Pick<BinaryFacts, 'container'>): BinaryFindings {
  return {
    missing: missingFields(program, file),
    debugging: debugReadiness(program),
    newestVersions: newestVersions(program.linking.symbolVersions),
    oldestSystem: oldestSystem(program),
    needs: systemNeeds(program),
  };
}
