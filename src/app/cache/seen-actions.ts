import { UserFacingError } from '../../core/model/errors.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import type { UserContext } from '../user-context.ts';
import { openStores } from '../user-stores.ts';

/** What the saved traces know about entries of the cache. */
export interface SeenActions {
  readonly byActionID: ReadonlyMap<string, SeenAction>;
  /** The module of a package, by the longest path of a module that a trace knows; null: unknown. */
  readonly moduleOf: (importPath: string) => string | null;
}

export interface SeenAction {
  /** Without the variant. */
  readonly importPath: string;
  readonly module: string | null;
}

/** Reads all saved traces of this user; those that cannot be read are left out. */
export async function seenActions(context: UserContext): Promise<SeenActions> {
  const { history } = openStores(context);
  const byActionID = new Map<string, SeenAction>();
  const modules = new Set<string>();
  for (const { id } of await history.list()) {
    try {
      const trace = readTrace(await history.readText(id));
      for (const { path } of trace.module.modules) modules.add(path);
      for (const action of trace.actions) {
        if (action.mode !== 'build' || action.actionID === undefined) continue;
        const importPath = action.package.replace(/ \[.*$/, '');
        byActionID.set(action.actionID, { importPath, module: action.module });
      }
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
    }
  }
  return { byActionID, moduleOf };

  function moduleOf(importPath: string): string | null {
    for (let path = importPath; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/'))))
      if (modules.has(path)) return path;
    return null;
  }
}
