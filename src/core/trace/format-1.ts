import type { Note } from '../model/notes.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';

type RawTrace = Readonly<Record<string, unknown>>;

/** Converts a trace of format 1: its notes were English sentences, which stay as they are. */
export function fromFormat1(raw: RawTrace): RawTrace {
  const { notes } = raw;
  return {
    ...raw,
    schemaVersion: SCHEMA_VERSION,
    notes: Array.isArray(notes) ? notes.map(noteFromSentence) : notes,
  };
}

function noteFromSentence(sentence: unknown): unknown {
  if (typeof sentence !== 'string') return sentence;
  return { id: 'text', args: { text: sentence } } satisfies Note;
}
