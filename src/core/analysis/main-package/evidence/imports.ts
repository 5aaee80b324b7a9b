import type { MainPlace } from '../../../model/main-answer.ts';
import { type MainFacts, placeIn } from '../facts.ts';

export interface FoundImport {
  readonly path: string;
  readonly place: MainPlace;
}

export function firstImport(facts: MainFacts, isMeant: (path: string) => boolean): FoundImport | null {
  if (facts.found === null || facts.as === 'version') return null;
  const scan = facts.named?.scan ?? facts.found.scan;
  for (const file of scan.included) {
    if (file.kind !== 'go' && file.kind !== 'cgo') continue;
    for (const { path, at } of file.scan.imports)
      if (isMeant(path)) return { path, place: placeIn(facts.found, file.name, at) };
  }
  return null;
}
