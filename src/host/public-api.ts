import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { UserFacingError } from '../core/model/errors.ts';
import type { PipelineApi, PipelineRun } from './api.ts';
import { reportFault } from './guard.ts';
import { hostContext } from './host-context.ts';
import { isInWorkspace } from './in-workspace.ts';
import type { Run } from './run.ts';
import type { RunTarget } from './run-target.ts';
import type { Services } from './services.ts';

const VERBS: readonly unknown[] = ['run', 'build', 'test', 'install', 'vet'];

/** The API for other extensions. Their input is validated like any other. */
export function publicApi(services: Services): PipelineApi {
  const { runs } = services;
  const changed = new vscode.EventEmitter<PipelineRun>();
  services.context.subscriptions.push(
    changed,
    runs.onDidChange((run) => changed.fire(toPublic(run))),
  );
  return {
    version: 1,
    onDidChangeRun: changed.event,
    lastRun: () => (runs.last === null ? null : toPublic(runs.last)),
    async trace(options) {
      const target = readTarget(options, services);
      if (target === null) return null;
      // The command checks trust and reports errors.
      const id = await vscode.commands.executeCommand('goPipeline.runMain', target);
      const run = typeof id === 'string' ? runs.get(id) : null;
      return run === null ? null : toPublic(run);
    },
    async lastTrace() {
      const { lastTrace } = await import('./traces/last-trace.ts');
      const last = await lastTrace(services);
      if (last.kind !== 'trace') return null;
      const { exportTrace } = await import('../app/export-trace.ts');
      return exportTrace(last.trace, hostContext(services));
    },
  };
}

/** null, and a message, if it is not a go command of this workspace. */
function readTarget(options: unknown, services: Services): RunTarget | null {
  const { verb, args = [], directory } = (options ?? {}) as Readonly<Record<string, unknown>>;
  const folder = directory ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const isCommand =
    VERBS.includes(verb) && Array.isArray(args) && args.every((word) => typeof word === 'string');
  const isHere = typeof folder === 'string' && isAbsolute(folder) && isInWorkspace(folder);
  if (isCommand && isHere) return { directory: folder, argv: ['go', String(verb), ...args], env: {} };
  reportFault(services, 'api', new UserFacingError('api-refused', {}));
  return null;
}

/** Listed one by one, so that other fields of a run stay private. */
function toPublic({ id, argv, directory, state, view }: Run): PipelineRun {
  return {
    id,
    argv,
    directory,
    state,
    exitCode: view?.header.exitCode ?? null,
    rebuilt: view?.totals.rebuilt ?? 0,
    fromCache: view?.totals.fromCache ?? 0,
  };
}
