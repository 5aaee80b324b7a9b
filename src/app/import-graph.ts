import { dirname } from 'node:path';
import { importGraph } from '../core/trace/import-graph.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import { readTextFile } from '../store/trace-file.ts';
import { historyFacts, historyOf } from './history-of.ts';
import type { UserContext } from './user-context.ts';

/** Puts an action graph that go wrote by itself into the history; the id of its trace there. */
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
