import type { NoteArgs, NoteId } from '../model/notes.ts';

/** A sentence for each note of a trace, in one language. */
export type NoteMessages = { readonly [Id in NoteId]: (args: NoteArgs<Id>) => string };

export function noteText<Id extends NoteId>(
  sentences: NoteMessages,
  { id, args }: { readonly id: Id; readonly args: NoteArgs<Id> },
): string {
  return sentences[id](args);
}

/** Errors of the operating system about a folder that does not exist. */
export const IS_MISSING = /^(?:ENOENT|ENOTDIR)$/;
