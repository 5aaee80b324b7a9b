import type { MainFacts } from '../facts.ts';

export function isElsewhere(facts: MainFacts): boolean {
  return facts.as === 'directory' && facts.found !== null && !facts.module.targetIsMain;
}
