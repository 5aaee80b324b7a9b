import type { GraphAction } from '../events/events.ts';
import { readToolCommand } from '../go/tool-command.ts';
import type { Action } from '../model/trace.ts';

/**
 * The actions of a command whose program is still running, with the IDs that go's final graph will have. An
 * action that ran has its ID in its command (`compile -buildid ID/ID`, `link -buildid=ID/…`), so later edits of
 * its files do not matter. An action from the cache has the ID of the dry run, whose graph is `dry`.
 */
export function withRunningIDs(
  actions: readonly Action[],
  plan: readonly GraphAction[],
  dry: readonly GraphAction[],
): readonly Action[] {
  const found = new Map(dry.map((action) => [nameOf(action), action]));
  return actions.map((action) => {
    const planned = plan[action.id];
    if (planned === undefined || !KEYED.has(action.mode)) return action;
    const again = found.get(nameOf(planned));
    const actionID = action.outcome === 'hit' ? again?.actionID : idInCommands(action.commands);
    if (!actionID) return action;
    const buildID = again?.actionID === actionID ? again.buildID : null;
    return { ...action, actionID, ...(buildID === null ? {} : { buildID }) };
  });
}

const KEYED: ReadonlySet<string> = new Set(['build', 'link']);

function nameOf({ mode, package: name }: GraphAction): string {
  return `${mode} ${name}`;
}

function idInCommands(commands: readonly string[]): string | null {
  for (const command of commands) {
    const { actionID } = readToolCommand(command);
    if (actionID !== null) return actionID;
  }
  return null;
}
