import { dirname } from 'node:path';
import { importGraph } from '../core/trace/import-graph.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import { readTextFile } from '../store/trace-file.ts';
import { historyFacts, historyOf } from './history-of.ts';
import type { UserContext } from './user-context.ts';

/** Imports an action graph that go wrote without us into the history; returns the ID of its trace. */
export async function importIntoHistory(
  path: string,
  recorderVersion: string,
  context: UserContext,
): Promise<string> {
  const text = await readTextFile(path, 'graph');
  const trace = importGraph(text, { recorderVersion, directory: dirname(path) });
  const { id } = await historyOf(context).add(writeTrace(trace), historyFacts(trace));
  return id;
}
