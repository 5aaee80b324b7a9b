import * as vscode from 'vscode';
import { registerCommand } from './guard.ts';
import type { Run } from './run.ts';
import type { Services } from './services.ts';

/** What this repository's tests can access: whole runs instead of `PipelineRun`. */
export interface TestAccess {
  readonly all: () => readonly Run[];
  readonly onDidChange: vscode.Event<Run>;
}

export const TEST_ACCESS_COMMAND = 'goPipeline.test.runs';

/** A command that exists only when the editor runs the tests of this extension. */
export function registerTestAccess(services: Services): vscode.Disposable {
  const { context, runs } = services;
  if (context.extensionMode !== vscode.ExtensionMode.Test) return new vscode.Disposable(() => {});
  const access: TestAccess = { all: () => runs.all, onDidChange: runs.onDidChange };
  return registerCommand(services, TEST_ACCESS_COMMAND, () => access);
}
