import { type CommandFix, command } from '../fix.ts';

/** Shows what can be run here; `more` is how many were left out of the advice, 0 for all. */
export function listMains(more: number): CommandFix<'list-mains'> {
  return command('list-mains', ['go-build-pipeline', 'mains'], more > 0 ? [String(more)] : []);
}
