import { readFile } from 'node:fs/promises';
import { parseDebugTrace } from '../../core/events/debug-trace.ts';
import type { LoadPhase } from '../../core/model/trace.ts';

/** The phases of go's loading from a `-debug-trace` file; none if it cannot be read. */
export async function readLoadPhases(file: string, startedAtEpochMs: number): Promise<readonly LoadPhase[]> {
  try {
    return parseDebugTrace(await readFile(file, 'utf8'), startedAtEpochMs);
  } catch {
    return [];
  }
}
