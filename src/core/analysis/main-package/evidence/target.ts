import type { MainFacts } from '../facts.ts';

/** The directory that the target names, as shown; what was typed where there is none. */
export function targetDirectory({ found, target }: MainFacts): string {
  return found?.shown ?? target[0] ?? '.';
}
