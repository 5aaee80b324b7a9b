import { type CommandFix, command } from '../fix.ts';

export function runFileByName(file: string): CommandFix<'run-file-by-name'> {
  return command('run-file-by-name', ['go', 'run', file], [file]);
}
