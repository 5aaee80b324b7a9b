import type { MainFacts } from '../facts.ts';

/** The directory of the target as shown, or the target as typed if there is none. */
export function targetDirectory({ found, target }: MainFacts): string {
  return found?.shown ?? target[0] ?? '.';
}
