import { plainPath } from '../../core/analysis/build/build-ids.ts';
import type { Note } from '../../core/model/notes.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { readBeyondKey } from './beyond-key.ts';

const MOST_PACKAGES = 50;
const MOST_FILES = 3;

/** Packages of the main modules that came from the cache, with C headers elsewhere that are newer than that. */
export async function newerHeaders(trace: BuildTrace): Promise<readonly Note[]> {
  const { GOCACHE, GOCACHEPROG } = trace.keyEnvironment ?? {};
  if (GOCACHE === undefined || GOCACHEPROG !== undefined) return [];
  const own = new Set(trace.module.modules.filter((one) => one.main).map((one) => one.path));
  const notes: Note[] = [];
  const cached = trace.actions.filter(
    ({ mode, outcome, module }) =>
      mode === 'build' && outcome === 'hit' && module !== null && own.has(module),
  );
  const withC = cached.flatMap(({ actionID = '', package: name }) => {
    const inputs = trace.keyInputs[actionID];
    const usesC = inputs?.some((line) => line.startsWith('CC=')) === true;
    return usesC ? [{ importPath: plainPath(name), actionID, inputs, folder: null }] : [];
  });
  for (const one of withC.slice(0, MOST_PACKAGES)) {
    const { headers } = await readBeyondKey(one, GOCACHE);
    const files = headers.filter(({ newer }) => newer === true).map(({ file }) => file);
    if (files.length > 0)
      notes.push({
        id: 'header-newer',
        args: { package: one.importPath, files: files.slice(0, MOST_FILES) },
      });
  }
  return notes;
}
