import { type CommandFix, command } from '../fix.ts';
import { asDirectory } from './as-directory.ts';

export function runDirectory(dir: string): CommandFix<'run-directory'> {
  return command('run-directory', ['go', 'run', asDirectory(dir)], [dir]);
}
