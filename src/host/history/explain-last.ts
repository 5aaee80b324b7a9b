import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { registerCommand } from '../guard.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { currentSource, sourceOf } from '../traces/panel-source.ts';
import { commandText } from './run-line.ts';

/** Opens the page that explains rebuilds; if nothing was rebuilt, shows a message. */
export function registerExplain(services: Services): vscode.Disposable {
  return registerCommand(services, 'goPipeline.explainLast', async (argument, importPath) => {
    const texts = services.messages.views;
    const source = sourceOf(argument, services) ?? (await currentSource(services));
    if (source === null) throw new UserFacingError('nothing-traced', {});
    const run = source.kind === 'run' ? services.runs.get(source.id) : null;
    // A server under `go run` is already built, so its reasons are known while it runs.
    if (run?.state === 'running' && !run.view?.why) throw new UserFacingError('still-running', {});
    const view = run?.view?.why ? run.view : await unexplained(source, services);
    if (view.headline.kind === 'allCached') {
      const message = texts.allCached(commandText(view.header.argv));
      void showInformation(message);
      return;
    }
    await vscode.commands.executeCommand('goPipeline.openPanel', source, {
      tab: 'why',
      importPath: typeof importPath === 'string' ? importPath : null,
    });
  });
}

/** This needs no reasons; the panel reads those. */
async function unexplained(source: PanelSource, services: Services): Promise<TraceView> {
  const [{ findTrace }, { viewTrace }] = await Promise.all([
    import('../traces/find-trace.ts'),
    import('../../core/view/trace/view-trace.ts'),
  ]);
  return viewTrace(await findTrace(source, services));
}
