import * as vscode from 'vscode';
import { historyOf } from '../../app/history-of.ts';
import { readTraceBytes, readTraceFile } from '../../app/read-trace-file.ts';
import { explainedView, explainStored } from '../../app/rebuild/explain-trace.ts';
import { whenSaved } from '../../app/recorded-id.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { withHiddenSecrets } from '../../core/trace/hide-secrets.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { hostContext } from '../host-context.ts';
import { withCancellable } from '../messages.ts';
import type { Services } from '../services.ts';
import { unlessMissing } from '../unless-missing.ts';
import { durableSource } from './durable-source.ts';

/** A trace from the history or a file, as a screen shows it. */
export async function findView(source: PanelSource, services: Services): Promise<TraceView> {
  const trace = await findTrace(source, services);
  const context = hostContext(services, trace.command.directory);
  if (mayJudge(source)) return explainedView(trace, context);
  const { trace: whole, explanation } = await explainStored(trace, context);
  return viewTrace(whole, explanation === null ? {} : { explanation });
}

/** The trace behind a panel, or a sentence if it no longer exists. */
export async function findTrace(source: PanelSource, services: Services): Promise<BuildTrace> {
  switch (source.kind) {
    case 'run': {
      const run = services.runs.get(source.id);
      if (run?.state === 'done' && run.record.kind === 'memory') return run.record.trace;
      if (run?.state === 'running') throw new UserFacingError('still-running-no-report', {});
      const durable = durableSource(source, services);
      // The command is over, but its recorder may still look for reasons before it saves the trace.
      if (durable.kind !== 'run') return findTrace(durable, services);
      throw new UserFacingError('run-gone', {});
    }
    case 'recorded':
      return findTrace(await savedWithProgress(source.id, services), services);
    case 'history': {
      const history = historyOf(hostContext(services));
      const text = await history.readText(source.id).catch((cause: unknown) => {
        if (cause instanceof UserFacingError && cause.code === 'file-missing')
          throw new UserFacingError('trace-gone', {}, { cause });
        throw cause;
      });
      return withHiddenSecrets(readTrace(text));
    }
    case 'file':
      return traceAt(source.id);
  }
}

/** Shows what is being waited for, with a way to cancel. */
async function savedWithProgress(id: string, services: Services): Promise<PanelSource> {
  const there = await whenSaved(id, historyOf(hostContext(services)), { isWanted: () => false });
  if (there !== null) return { kind: 'history', id: there };
  const title = services.messages.panel.waitsForTrace;
  return withCancellable(title, async (cancel) => {
    try {
      return await savedSource(id, services, () => !cancel.isCancellationRequested);
    } catch (error) {
      throw cancel.isCancellationRequested ? new vscode.CancellationError() : error;
    }
  });
}

/** Waits for a trace whose recorder outlived the window that started it. */
export async function savedSource(
  id: string,
  services: Services,
  isWanted: () => boolean = () => true,
): Promise<PanelSource> {
  const saved = await whenSaved(id, historyOf(hostContext(services)), { isWanted });
  if (saved === null) throw new UserFacingError('trace-gone', {});
  return { kind: 'history', id: saved };
}

/**
 * Whether its folder may be searched for why there was nothing to run. A trace file may name any folder, even
 * one on a network host of its author's choice; a command traced by this user is safe.
 */
export function mayJudge(source: PanelSource): boolean {
  return source.kind !== 'file';
}

/**
 * Files on disk are checked for size before they are read; what only the editor can read (a git revision)
 * afterwards.
 */
async function traceAt(address: string): Promise<BuildTrace> {
  // There is no such file: the side of a comparison on which it did not exist yet.
  const missing = (cause: unknown): never => {
    throw new UserFacingError('file-gone', { path: address }, { cause });
  };
  const uri = await Promise.resolve(address)
    .then((text) => vscode.Uri.parse(text, true))
    .catch(missing);
  if (uri.scheme === 'file') return readTraceFile(uri.fsPath);
  const bytes = await unlessMissing(uri, vscode.workspace.fs.readFile(uri));
  return bytes === null ? missing(null) : readTraceBytes(bytes, uri.path);
}
