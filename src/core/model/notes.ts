import * as v from 'valibot';
import { number, struct, text, textOrNull } from './schema-parts.ts';

/**
 * What a trace says of how it was recorded: a stable id, and the arguments of its sentence. The sentences
 * stand in `core/messages`, a table per language.
 */
const knownNoteSchema = v.variant('id', [
  note('no-temp-file', {}),
  note('left-running', {}),
  note('no-graph', {}),
  note('messages-cut', { keptBytes: number, allBytes: number }),
  note('results-cut', {}),
  note('commands-cut', {}),
  /** An imported file that holds go's plan alone. */
  note('plan-only', {}),
  note('keys-missing', { count: number }),
  note('keys-broken-off', {}),
  note('keys-interrupted', {}),
  /** `said` is what go printed in place of its keys; null when it printed nothing. */
  note('no-keys', { said: textOrNull }),
  /** A sentence, as traces of format 1 hold them. */
  note('text', { text }),
  /** A note of a newer version, by its id; empty when it has none. */
  note('unknown', { name: text }),
]);

/** A note that this version cannot read does not make a trace unreadable. */
export const noteSchema = v.fallback(
  knownNoteSchema,
  (read): Note => ({ id: 'unknown', args: { name: idOf(read?.value) } }),
);

export type Note = Readonly<v.InferOutput<typeof knownNoteSchema>>;
export type NoteId = Note['id'];
export type NoteArgs<Id extends NoteId> = Extract<Note, { readonly id: Id }>['args'];

function note<const Id extends string, const Args extends v.ObjectEntries>(id: Id, args: Args) {
  return v.object({ id: v.literal(id), args: struct(args) });
}

function idOf(value: unknown): string {
  const hasId = typeof value === 'object' && value !== null && 'id' in value;
  return hasId && typeof value.id === 'string' ? value.id : '';
}
