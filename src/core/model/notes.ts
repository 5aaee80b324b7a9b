import * as v from 'valibot';
import { list, number, struct, text, textOrNull } from './schema-parts.ts';

/**
 * A note about how a trace was recorded: a stable ID, and the arguments of its sentence. The sentences are in
 * `core/messages`, one table per language.
 */
const knownNoteSchema = v.variant('id', [
  /** There was no space for go's action graph. */
  note('no-temp-file', {}),
  /** The folder for temporary files cannot be used. `code`: the operating system's error, like `ENOENT`. */
  note('no-temp-folder', { code: text }),
  note('left-running', {}),
  note('no-graph', {}),
  note('messages-cut', { keptBytes: number, allBytes: number }),
  /** `trace --inherit-stderr`. */
  note('stderr-inherited', {}),
  /** `trace --inherit-stderr`, if stdout and stderr of `go test` or `-json` end in the same file or terminal. */
  note('stdout-inherited', {}),
  note('results-cut', {}),
  note('commands-cut', {}),
  /** An imported file that contains only go's plan. */
  note('plan-only', {}),
  note('keys-missing', { count: number }),
  /** `file`: the command's own output, one of the files of `package`; `place`: the directive that embeds it. */
  note('embeds-output', { package: text, file: text, place: text }),
  /** `files`: programs that the command wrote, and that git counts as changes. */
  note('output-modifies', { files: list(text) }),
  /** `package` came from the cache; `files`: C headers outside its folder that are newer than its output there. */
  note('header-newer', { package: text, files: list(text) }),
  note('keys-broken-off', {}),
  note('keys-interrupted', {}),
  /** `said`: what go printed instead of its keys; null if it printed nothing. */
  note('no-keys', { said: textOrNull }),
  /** `reason`: the operating system's message about a file that could not be read or written. */
  note('load-phases-unread', { reason: text }),
  note('test-cache-unread', { reason: text }),
  note('test-runs-not-saved', { reason: text }),
  /** A sentence from a trace of format 1. */
  note('text', { text }),
  /** A note of a newer version, by its ID; empty if it has none. */
  note('unknown', { name: text }),
]);

/** A note that this version does not know does not make a trace unreadable. */
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
