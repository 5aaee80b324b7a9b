import { programFiles } from '../evidence/files.ts';
import { type MainFacts, placeIn } from '../facts.ts';
import { type CommandFix, command } from '../fix.ts';

/** The files of the program, if the directory is one. */
export function giveFiles(facts: MainFacts): readonly CommandFix<'give-files'>[] {
  const { found } = facts;
  if (found === null || found.scan.packageName !== 'main') return [];
  const files = programFiles(facts).map(({ name }) => placeIn(found, name, null).file);
  return files.length === 0 ? [] : [command('give-files', ['go', 'run', ...files], files)];
}
