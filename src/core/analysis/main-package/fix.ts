import type { MainPlace } from '../../model/main-answer.ts';
import type { FileChange, SourceFiles } from './file-change.ts';

export interface CommandFix<Id extends string> {
  readonly id: Id;
  readonly kind: 'command';
  readonly argv: readonly string[];
  /** Names for the sentence. */
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The directory to run it in, as shown; null for the directory of the question. */
  readonly directory: string | null;
}

/** A fix that changes a file. */
export interface EditFix<Id extends string> {
  readonly id: Id;
  readonly kind: 'edit';
  readonly place: MainPlace;
  readonly change: 'insert' | 'replace' | 'delete' | 'rename' | 'move' | 'resave';
  /** The replacement: the new text, or the new name of the file. */
  readonly text: string;
  /** Names for the sentence. */
  readonly names: readonly string[];
  /** A second location that changes with it. */
  readonly other?: MainPlace;
}

/** The edits for a fix. Empty if it cannot be made, for example because a file with the new name exists. */
export type EditFunction = (fix: EditFix<string>, files: SourceFiles) => readonly FileChange[];

/**
 * What carries out a fix: `runs` a go command that builds or runs something, which is traced · `changesModule`
 * a go command that changes go.mod, go.work or go's settings · `listsMains` the list of main packages ·
 * `byHand` only a person can (which import to write, which line to correct).
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

/** Empty without a location. */
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
