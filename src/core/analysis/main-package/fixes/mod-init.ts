import { type CommandFix, command } from '../fix.ts';

/** `directory` is the directory to run it in, as shown; null for the directory of the question. */
export function modInit(directory: string | null): CommandFix<'mod-init'> {
  return command('mod-init', ['go', 'mod', 'init', 'example.com/NAME'], [], {}, directory);
}
