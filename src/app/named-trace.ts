import { dirname, resolve } from 'node:path';
import { UserFacingError, userErrorOf } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { importGraph } from '../core/trace/import-graph.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import type { History } from '../store/history.ts';
import { readStandardInput, readTextFile } from '../store/trace-file.ts';
import { historyOf } from './history-of.ts';
import type { UserContext } from './user-context.ts';

/** The trace that a TRACE argument names: a file, `-` for stdin, `@last`, or `@2` for the trace before
 * it. */
export async function namedTrace(name: string, context: UserContext): Promise<BuildTrace> {
  if (name.startsWith('@')) {
    const history = historyOf(context);
    const { id } = await historyEntry(name, history);
    return readTrace(await history.readText(id));
  }
  const text = isStandardInput(name)
    ? await readStandardInput(process.stdin, 'trace')
    : await readTextFile(resolve(context.directory, name), 'trace');
  return namingFile(name, () => readTrace(text));
}

/** The trace of an action graph that go wrote without us (`-debug-actiongraph`). */
export async function importedTrace(
  name: string,
  recorderVersion: string,
  { directory }: UserContext,
): Promise<BuildTrace> {
  if (isStandardInput(name)) {
    const text = await readStandardInput(process.stdin, 'graph');
    return namingFile(name, () => importGraph(text, { recorderVersion, directory }));
  }
  const path = resolve(directory, name);
  const text = await readTextFile(path, 'graph');
  return namingFile(name, () => importGraph(text, { recorderVersion, directory: dirname(path) }));
}

/** `/dev/stdin` as well, because it cannot be opened if it is a socket. */
function isStandardInput(name: string): boolean {
  return name === '-' || name === '/dev/stdin';
}

/** Errors about reading say "the file"; if the user gave several files, the error must name the file. */
function namingFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof UserFacingError)) throw cause;
    throw new UserFacingError('in-file', { path, error: userErrorOf(cause) }, { cause });
  }
}

async function historyEntry(name: string, history: History): Promise<{ readonly id: string }> {
  const nth = name === '@last' ? 1 : /^@[1-9]\d{0,5}$/.test(name) ? Number(name.slice(1)) : null;
  if (nth === null) throw new UserFacingError('not-a-history-name', { word: name });
  const entries = await history.list();
  const entry = entries[nth - 1];
  if (entry !== undefined) return entry;
  throw entries.length === 0
    ? new UserFacingError('history-empty', {})
    : new UserFacingError('history-no-such-entry', { word: name, count: entries.length });
}
