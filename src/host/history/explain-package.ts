import * as vscode from 'vscode';
import type { SharedMessages } from '../../core/messages/messages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { isWork } from '../../core/view/trace/rows.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type { Services } from '../services.ts';
import { findView } from '../traces/find-trace.ts';
import { currentSource, sourceOf } from '../traces/panel-source.ts';

/** Asks for a package of a trace, and opens the panel at its reasons. */
export async function explainPackage(argument: unknown, services: Services): Promise<void> {
  const source = sourceOf(argument, services) ?? (await currentSource(services));
  if (source === null) throw new UserFacingError('nothing-traced', {});
  const run = source.kind === 'run' ? services.runs.get(source.id) : null;
  if (run?.state === 'running' && !run.view?.why) throw new UserFacingError('still-running', {});
  const view = run?.view?.why ? run.view : await findView(source, services);
  const items = rebuiltPackages(view, services.allMessages);
  if (items.length === 0) throw new UserFacingError('nothing-rebuilt', {});
  const title = services.messages.views.whichPackage;
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen === undefined) return;
  const { importPath } = chosen;
  await vscode.commands.executeCommand('goPipeline.openPanel', source, { tab: 'why', importPath });
}

/** Packages with a change of their own come first. */
function rebuiltPackages({ rows }: TraceView, { rowLabel }: Pick<SharedMessages, 'rowLabel'>) {
  const worked = rows.filter((row) => row.kind === 'package' && isWork(row.outcome) && row.importPath !== '');
  const sorted = [...worked].sort((a, b) => Number(b.origin) - Number(a.origin));
  return sorted.map(({ label: data, importPath }) => {
    const label = rowLabel(data);
    return { label, description: importPath === label ? '' : importPath, importPath };
  });
}
