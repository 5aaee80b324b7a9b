import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { logErrors, registerCommand, reportErrors } from '../guard.ts';
import type { Run } from '../run.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { currentSource, sourceOf } from '../traces/panel-source.ts';
import { PANEL_TYPE, Panels } from './panels.ts';
import { openTraceFile, registerTraceEditor } from './trace-editor.ts';

/** The pipeline panel: its commands, its return after a reload, trace files, and opening automatically. */
export function registerPanels(services: Services): vscode.Disposable {
  const panels = new Panels(services);
  logErrors(services, 'panel', undefined, () => panels.restoreSaved());
  return vscode.Disposable.from(
    panels,
    registerCommand(services, 'goPipeline.openPanel', async (argument, where) => {
      const { readPanelTarget } = await guards();
      const named = sourceOf(argument, services);
      if (named) return panels.open(named, { preserveFocus: false, target: readPanelTarget(where) });
      return panels.follow(await current(services), { preserveFocus: false });
    }),
    registerCommand(services, 'goPipeline.openTrace', () => openTraceFile(services)),
    registerCommand(services, 'goPipeline.saveReport', async (argument) => {
      const source = sourceOf(argument, services) ?? panels.active?.source ?? (await current(services));
      const { saveReport } = await import('./save-report.ts');
      await saveReport(source, services);
    }),
    vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, {
      deserializeWebviewPanel: (webviewPanel, state) =>
        reportErrors(services, 'panel', async () => {
          const panel = await panels.adopt(webviewPanel, true);
          if (!panel) return;
          const source = (await guards()).readSavedSource(state);
          if (source) await panel.show(source);
          else panel.fail(services.allMessages.error({ code: 'panel-source-unknown', args: {} }));
        }),
    }),
    registerTraceEditor(services, panels),
    openByItself(services, panels),
  );
}

/** Reads what other extensions pass to our commands. */
const guards = () => import('../../protocol/panel/guards.ts');

async function current(services: Services): Promise<PanelSource> {
  const source = await currentSource(services);
  if (source) return source;
  throw new UserFacingError('nothing-traced-here', {});
}

/** Follows `goPipeline.openPanel`: when a trace starts, when it failed, or never. */
function openByItself(services: Services, panels: Panels): vscode.Disposable {
  const seen = new Set<string>();
  return services.runs.onDidChange((run) =>
    logErrors(services, 'panel', undefined, async () => {
      const source = { kind: 'run', id: run.id } as const;
      const isNew = !seen.has(run.id);
      seen.add(run.id);
      const { openPanel } = readSettings();
      // Recorded even if the setting is off, so that turning it on applies only to later failures.
      const failed = hasJustFailed(run);
      const wanted = openPanel === 'onTrace' ? isNew : openPanel === 'onFailure' && failed;
      if (wanted) await panels.follow(source, { preserveFocus: true });
      else if (isNew) await panels.followIfOpen(source);
    }),
  );

  function hasJustFailed({ id, state, view }: Run): boolean {
    if (state !== 'done' || seen.has(`${id} ended`)) return false;
    seen.add(`${id} ended`);
    return view !== null && (view.header.signal !== null || (view.header.exitCode ?? 0) !== 0);
  }
}
