import { type CommandFix, command } from '../fix.ts';

export function modTidy(): CommandFix<'mod-tidy'> {
  return command('mod-tidy', ['go', 'mod', 'tidy']);
}
