import type { BuildTrace } from '../../model/trace.ts';

/**
 * The command ended, and go wrote no graph because it could not be written anywhere: what go did is unknown. A
 * command that failed before it planned anything has no graph either, but could have written one.
 */
export function isUnrecorded({ actions, notes, exitCode, signal }: BuildTrace): boolean {
  if (actions.length > 0 || (exitCode === null && signal === null)) return false;
  return notes.some(({ id }) => id === 'no-temp-file' || id === 'no-graph');
}
