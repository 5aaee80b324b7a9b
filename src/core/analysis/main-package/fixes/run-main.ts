import type { MainFacts } from '../facts.ts';
import { type CommandFix, command } from '../fix.ts';
import { listMains } from './list-mains.ts';

/** More suggestions than this do not help. */
const MOST_MAINS = 3;

export function runMains(mains: readonly string[]): readonly CommandFix<'run-main' | 'list-mains'>[] {
  const shown = mains.slice(0, MOST_MAINS).map((main) => command('run-main', ['go', 'run', main], [main]));
  return mains.length > MOST_MAINS ? [...shown, listMains(mains.length - MOST_MAINS)] : shown;
}

/** Runnable packages come before packages that are only named main. */
export function patternMains({ pattern }: MainFacts, reported: readonly string[]): readonly string[] {
  if (pattern === null || pattern.mains.length === 0) return reported;
  return pattern.runnable.length > 0 ? pattern.runnable : pattern.mains;
}
