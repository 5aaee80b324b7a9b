import * as vscode from 'vscode';
import { assertNever } from '../../core/model/assert-never.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type { FromWebview, PanelSource } from '../../protocol/panel/messages.ts';
import type { Services } from '../services.ts';
import { debugProgram } from './debug-program.ts';
import { openOrCopy } from './open-or-copy.ts';
import { saveReport } from './save-report.ts';

export interface Asked {
  readonly source: PanelSource;
  /** The trace on the page; null if it could not be shown. */
  readonly view: TraceView | null;
  readonly column: vscode.ViewColumn;
}

/** Carries out what was clicked on the page. */
export async function answer(
  message: Exclude<FromWebview, { type: 'ready' | 'ask' }>,
  { source, view, column }: Asked,
  services: Services,
): Promise<void> {
  const context = { directory: view?.header.directory ?? '', column };
  const isOwn = source.kind !== 'file';
  const isTraced = isOwn && view?.header.origin === 'traced';
  switch (message.type) {
    case 'openFile':
    case 'openSource':
    case 'openFolder':
    case 'copy':
      return openOrCopy(message, context);
    case 'asText':
      if (source.kind === 'file')
        await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.parse(source.id, true), 'default');
      return;
    case 'saveReport':
      return saveReport(source, services);
    case 'cancel':
      services.runs.get(source.id)?.cancel();
      return;
    case 'debug':
      if (isTraced && view !== null) {
        const env = services.runs.get(source.id)?.target?.env ?? {};
        await debugProgram({ view, row: message.row, env }, services);
      }
      return;
    case 'traceAgain':
      if (isTraced) await vscode.commands.executeCommand('goPipeline.traceAgain', source);
      return;
    case 'comparePrevious':
      if (isOwn) await vscode.commands.executeCommand('goPipeline.comparePrevious', source);
      return;
    case 'inspect':
      // A trace file may name any path.
      if (isOwn && isTraced) {
        const row = message.row === null ? null : (view?.rows[message.row] ?? null);
        await vscode.commands.executeCommand('goPipeline.inspectBinary', {
          source,
          package: row?.importPath ?? null,
        });
      }
      return;
    default:
      assertNever(message);
  }
}
