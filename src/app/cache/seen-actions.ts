import { UserFacingError } from '../../core/model/errors.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import type { UserContext } from '../user-context.ts';
import { openStores } from '../user-stores.ts';

/** What the saved traces know about entries of the cache. */
export interface SeenActions {
  readonly byActionID: ReadonlyMap<string, SeenAction>;
  /** The module of a package, by the longest path of a module that a trace knows; null: unknown. */
  readonly moduleOf: (importPath: string) => string | null;
  /** The action IDs of commands with a flag (`-race`, `-tags=x`, `-tags x`) that no command without it has. */
  readonly withFlags: (flags: string) => ReadonlySet<string>;
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
  const commands: { readonly words: string; readonly ids: readonly string[] }[] = [];
  for (const { id } of await history.list()) {
    try {
      const trace = readTrace(await history.readText(id));
      for (const { path } of trace.module.modules) modules.add(path);
      const ids: string[] = [];
      const { argv, goflags } = trace.command;
      commands.push({ words: ` ${[...goflags, ...argv].join(' ')} `.replaceAll(' --', ' -'), ids });
      for (const action of trace.actions) {
        if (action.mode !== 'build' || action.actionID === undefined) continue;
        const importPath = action.package.replace(/ \[.*$/, '');
        ids.push(action.actionID);
        byActionID.set(action.actionID, { importPath, module: action.module });
      }
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
    }
  }
  return { byActionID, moduleOf, withFlags };

  function withFlags(flags: string): ReadonlySet<string> {
    const has = ({ words }: { readonly words: string }): boolean => words.includes(` ${flags} `);
    const found = new Set(commands.filter(has).flatMap(({ ids }) => ids));
    for (const { ids } of commands.filter((one) => !has(one))) for (const id of ids) found.delete(id);
    return found;
  }

  function moduleOf(importPath: string): string | null {
    for (let path = importPath; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/'))))
      if (modules.has(path)) return path;
    return null;
  }
}
