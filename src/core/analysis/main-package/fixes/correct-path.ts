import { type CommandFix, command } from '../fix.ts';

export function correctPath(there: string): CommandFix<'correct-path'> {
  return command('correct-path', ['go', 'run', there], [there]);
}
