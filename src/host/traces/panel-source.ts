import * as vscode from 'vscode';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';
import { keptTraces } from './kept-traces.ts';

/**
 * What an argument of a command names: a source, the id of a run or of an entry of the history, an item of a
 * view that has such an id, a trace file's URI. null: it names nothing.
 */
export function sourceOf(argument: unknown, { runs }: Pick<Services, 'runs'>): PanelSource | null {
  // The title of an editor hands over the address of its page, which is no file.
  if (argument instanceof vscode.Uri)
    return argument.scheme === 'webview-panel' ? null : { kind: 'file', id: argument.toString() };
  if (typeof argument === 'string' && argument !== '') {
    const run = runs.find(argument);
    // A run that was forgotten may still be named by a lens.
    return run
      ? { kind: 'run', id: run.id }
      : { kind: 'history', id: runs.historyIdOf(argument) ?? argument };
  }
  if (typeof argument !== 'object' || argument === null) return null;
  const { kind, id, historyId } = argument as Readonly<Record<string, unknown>>;
  if ((kind === 'file' || kind === 'recorded') && typeof id === 'string') return { kind, id };
  return sourceOf(typeof historyId === 'string' ? historyId : id, { runs });
}

/** The current run of this window, else the newest trace of this workspace; null when there is none. */
export async function currentSource(services: Services): Promise<PanelSource | null> {
  const { last } = services.runs;
  if (last !== null) return { kind: 'run', id: last.id };
  const entries = await (await keptTraces(services)).list();
  const hasFolders = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const entry = entries.find(({ directory }) => !hasFolders || isInWorkspace(directory));
  return entry ? { kind: 'history', id: entry.id } : null;
}
