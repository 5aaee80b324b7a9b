import { type CommandFix, command } from '../fix.ts';

/** `directory` is where to run it, as shown; null for the directory in which was asked. */
export function modInit(directory: string | null): CommandFix<'mod-init'> {
  return command('mod-init', ['go', 'mod', 'init', 'example.com/NAME'], [], {}, directory);
}
