import * as vscode from 'vscode';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';
import { savedTraces } from './saved-traces.ts';

/**
 * The source that a command's argument names: a source itself, the ID of a run or of a history entry, an item
 * of a view with such an ID, or the URI of a trace file. null: none of these.
 */
export function sourceOf(argument: unknown, { runs }: Pick<Services, 'runs'>): PanelSource | null {
  // The title bar of an editor passes the address of its page, which is not a file.
  if (argument instanceof vscode.Uri)
    return argument.scheme === 'webview-panel' ? null : { kind: 'file', id: argument.toString() };
  if (typeof argument === 'string' && argument !== '') {
    const run = runs.find(argument);
    // A CodeLens may still name a run that was dropped.
    return run
      ? { kind: 'run', id: run.id }
      : { kind: 'history', id: runs.historyIdOf(argument) ?? argument };
  }
  if (typeof argument !== 'object' || argument === null) return null;
  const { kind, id, historyId } = argument as Readonly<Record<string, unknown>>;
  if ((kind === 'file' || kind === 'recorded') && typeof id === 'string') return { kind, id };
  return sourceOf(typeof historyId === 'string' ? historyId : id, { runs });
}

/** The current run of this window, otherwise the newest trace of this workspace; null if there is none. */
export async function currentSource(services: Services): Promise<PanelSource | null> {
  const { last } = services.runs;
  if (last !== null) return { kind: 'run', id: last.id };
  const entries = await (await savedTraces(services)).list();
  const hasFolders = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const entry = entries.find(({ directory }) => !hasFolders || isInWorkspace(directory));
  return entry ? { kind: 'history', id: entry.id } : null;
}
