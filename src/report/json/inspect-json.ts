import type { Inspection } from '../../core/analysis/binary/inspection.ts';

/** The output of `inspect --json`. Scripts read it: names are stable, new ones may be added. */
export function inspectionJson({ path, facts, findings, traced }: Inspection) {
  return {
    schemaVersion: '1.0',
    path,
    traced,
    sizeBytes: facts.sizeBytes,
    container: facts.container,
    problems: facts.problems,
    programs: facts.programs.map((program, index) => {
      const found = findings[index];
      return {
        ...program,
        missing: found?.missing ?? [],
        debugReadiness: found?.debugging ?? null,
        newestVersions: found?.newestVersions ?? [],
      };
    }),
    members: facts.members,
  };
}
