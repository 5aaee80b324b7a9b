import type { MainPlace } from '../../../model/main-answer.ts';
import type { SourceFile } from '../../../source/scan-directory.ts';
import type { FileProblem } from '../../../source/scan-go-file.ts';
import { decidingScan, type MainFacts, placeIn } from '../facts.ts';
import type { MainMessage } from '../rule.ts';

export function problemOf(
  facts: MainFacts,
  ...kinds: readonly FileProblem['kind'][]
): { readonly file: SourceFile; readonly problem: FileProblem } | null {
  for (const file of decidingScan(facts)?.invalid ?? []) {
    const { problem } = file.scan;
    // go run also stops at an unreadable test file.
    if (problem !== null && kinds.includes(problem.kind)) return { file, problem };
  }
  return null;
}

export function problemPlace(facts: MainFacts, ...kinds: readonly FileProblem['kind'][]): MainPlace | null {
  const found = problemOf(facts, ...kinds);
  return found === null || facts.found === null
    ? null
    : placeIn(facts.found, found.file.name, found.problem.at);
}

export function fileOf(
  facts: MainFacts,
  message: MainMessage | null,
  ...kinds: readonly FileProblem['kind'][]
): string {
  return problemOf(facts, ...kinds)?.file.name ?? message?.place?.file ?? '';
}
