import type { MainPlace } from '../../model/main-answer.ts';
import type { FileChange, SourceFiles } from './file-change.ts';

/** Something to do about a reason: a command to run. */
export interface CommandFix<Id extends string> {
  readonly id: Id;
  readonly kind: 'command';
  readonly argv: readonly string[];
  /** Names that the sentence needs. */
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where to run it, as shown; null for the directory in which was asked. */
  readonly directory: string | null;
}

/** Something to do about a reason: a change to a file. */
export interface EditFix<Id extends string> {
  readonly id: Id;
  readonly kind: 'edit';
  readonly place: MainPlace;
  readonly change: 'insert' | 'replace' | 'delete' | 'rename' | 'move' | 'resave';
  /** What to put there: the new text, or the new name of the file. */
  readonly text: string;
  /** Names that the sentence needs. */
  readonly names: readonly string[];
  /** A second place that changes with it. */
  readonly other?: MainPlace;
}

/** What carries out an edit. Empty when it cannot be made: a file of the new name is there already. */
export type EditFunction = (fix: EditFix<string>, files: SourceFiles) => readonly FileChange[];

/**
 * What carries out a fix: `runs` a go command that builds or runs something, which is traced · `changesModule` a go
 * command that changes go.mod, go.work or go's settings · `listsMains` the list of main packages · `byHand` only a
 * person can (which import to write, which line to correct).
 */
export type FixKind = 'runs' | 'changesModule' | 'listsMains' | 'byHand' | { readonly edits: EditFunction };

export function command<Id extends string>(
  id: Id,
  argv: readonly string[],
  names: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  directory: string | null = null,
): CommandFix<Id> {
  return { id, kind: 'command', argv, names, env, directory };
}

/** Empty without a place. */
export function edit<Id extends string>(
  id: Id,
  place: MainPlace | null,
  change: EditFix<Id>['change'],
  text: string,
  other?: MainPlace,
): readonly EditFix<Id>[] {
  if (place === null) return [];
  return [{ id, kind: 'edit', place, change, text, names: [], ...(other === undefined ? {} : { other }) }];
}
