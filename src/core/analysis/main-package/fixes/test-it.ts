import type { FoundDirectory } from '../facts.ts';
import { type CommandFix, command } from '../fix.ts';
import { asDirectory } from './as-directory.ts';

/** Only if there are tests. */
export function testIt(found: FoundDirectory | null): readonly CommandFix<'test-it'>[] {
  const hasTests = found?.scan.included.some(({ kind }) => kind === 'test' || kind === 'xtest') ?? false;
  if (found === null || !hasTests) return [];
  return [command('test-it', ['go', 'test', asDirectory(found.shown)], [found.shown])];
}

/** As it was typed. */
export function testTarget(target: readonly string[]): CommandFix<'test-it'> {
  return command('test-it', ['go', 'test', ...target], target);
}
