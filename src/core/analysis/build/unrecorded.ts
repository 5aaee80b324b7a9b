import type { NoteId } from '../../model/notes.ts';
import type { BuildTrace } from '../../model/trace.ts';

/**
 * The command ended, and go wrote no graph because it could not be written anywhere: what go did is unknown. A
 * command that failed before it planned anything has no graph either, but could have written one.
 */
export function isUnrecorded({ actions, notes, exitCode, signal }: BuildTrace): boolean {
  if (actions.length > 0 || (exitCode === null && signal === null)) return false;
  return notes.some(({ id }) => WITHOUT_GRAPH.has(id));
}

const WITHOUT_GRAPH: ReadonlySet<NoteId> = new Set<NoteId>(['no-temp-file', 'no-temp-folder', 'no-graph']);
