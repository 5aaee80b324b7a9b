import { dirname, resolve } from 'node:path';
import { shownCommand } from '../core/go/shell-words.ts';
import { UserFacingError, userErrorOf } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { withHiddenSecrets } from '../core/trace/hide-secrets.ts';
import { importGraph } from '../core/trace/import-graph.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import type { HistoryEntry } from '../store/history-entry.ts';
import { readStandardInput, readTextFile } from '../store/trace-file.ts';
import { historyOf } from './history-of.ts';
import { hereOf } from './location.ts';
import type { UserContext } from './user-context.ts';

/** Which traces `@last` counts: those of the current module, workspace or directory, or all. */
export type Reach = 'here' | 'everywhere';

/**
 * The trace that a TRACE argument names: a file, `-` for stdin, `@last`, or `@2` for the trace before it. Rejects
 * with a user-facing error if there is none, or if it cannot be read.
 */
export async function namedTrace(name: string, reach: Reach, context: UserContext): Promise<BuildTrace> {
  if (name.startsWith('@')) {
    const history = historyOf(context);
    const { id } = entryNamed(name, await history.list(), reach, context);
    return withHiddenSecrets(readTrace(await history.readText(id)));
  }
  const text = isStandardInput(name)
    ? await readStandardInput(process.stdin, 'trace')
    : await readTextFile(resolve(context.directory, name), 'trace');
  return withHiddenSecrets(namingFile(name, () => readTrace(text)));
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

function entryNamed(
  name: string,
  all: readonly HistoryEntry[],
  reach: Reach,
  context: UserContext,
): HistoryEntry {
  const nth = name === '@last' ? 1 : /^@[1-9]\d{0,5}$/.test(name) ? Number(name.slice(1)) : null;
  if (nth === null) throw new UserFacingError('not-a-history-name', { word: name });
  const [newest] = all;
  if (newest === undefined) throw new UserFacingError('history-empty', {});
  const here = reach === 'here' ? hereOf(context) : null;
  const entries = here === null ? all : all.filter(here.has);
  const entry = entries[nth - 1];
  if (entry !== undefined) return entry;
  if (here !== null && entries.length === 0) {
    const { directory } = here.location;
    throw new UserFacingError('history-none-here', {
      directory,
      command: shownCommand(newest.argv),
      newest: newest.directory,
    });
  }
  throw new UserFacingError('history-no-such-entry', {
    word: name,
    count: entries.length,
    directory: here?.location.directory ?? null,
    elsewhere: all.length - entries.length,
  });
}
