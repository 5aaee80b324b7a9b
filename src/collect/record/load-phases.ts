import { parseDebugTrace } from '../../core/events/debug-trace.ts';
import { systemErrorOf } from '../../core/model/errors.ts';
import type { Note } from '../../core/model/notes.ts';
import type { LoadPhase } from '../../core/model/trace.ts';
import { readTextLater } from '../../platform/read-text.ts';

interface LoadPhases {
  readonly loadPhases: readonly LoadPhase[];
  /** Why they are missing, if it is not go that wrote none. */
  readonly note: Note | null;
}

/** The phases of go's loading from a `-debug-trace` file; none if there is no such file. */
export async function readLoadPhases(file: string | null, startedAtEpochMs: number): Promise<LoadPhases> {
  let text: string | null;
  try {
    text = file === null ? null : await readTextLater(file);
  } catch (error) {
    const reason = systemErrorOf(error).message;
    return { loadPhases: [], note: { id: 'load-phases-unread', args: { reason } } };
  }
  return { loadPhases: text === null ? [] : phasesIn(text, startedAtEpochMs), note: null };
}

/** None if go was killed while it wrote. */
function phasesIn(text: string, startedAtEpochMs: number): readonly LoadPhase[] {
  try {
    return parseDebugTrace(text, startedAtEpochMs);
  } catch {
    return [];
  }
}
