import { type CommandFix, command } from '../fix.ts';
import { asDirectory } from './as-directory.ts';

export function testIt(dir: string): CommandFix<'test-it'> {
  return command('test-it', ['go', 'test', asDirectory(dir)], [dir]);
}

/** As it was typed. */
export function testTarget(target: readonly string[]): CommandFix<'test-it'> {
  return command('test-it', ['go', 'test', ...target], target);
}
