import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { locateGo } from '../../app/toolchain/find-go.ts';

/** Of golang.go's API (its `export.d.ts`), what is used here. */
interface GoExtensionApi {
  readonly settings: {
    readonly getExecutionCommand: (tool: string, resource?: vscode.Uri) => { readonly binPath: string };
  };
}

/** It may install tools before it is there, which takes minutes. */
const PATIENCE_MS = 3_000;

let started: Promise<unknown> | null = null;

/**
 * Starts the Go extension where it is installed and waits a little for it: only it knows what was chosen by
 * "Go: Choose Go Environment". For what a user starts; at most once a window.
 */
export async function startGoExtension(): Promise<void> {
  const extension = goExtension();
  if (extension === undefined || extension.isActive) return;
  // Its failures are its own to tell.
  const start = async () => extension.activate().then(undefined, () => undefined);
  started ??= Promise.race([start(), wait(PATIENCE_MS, undefined, { ref: false })]);
  await started;
}

/** The go command that the Go extension says it uses for a folder; null where it does not run or knows none. */
export function goOfExtension(folder: vscode.Uri | undefined): string | null {
  const extension = goExtension();
  if (extension?.isActive !== true) return null;
  try {
    const said = extension.exports?.settings.getExecutionCommand('go', folder).binPath;
    return typeof said === 'string' && path.isAbsolute(said) ? locateGo(said, '/', process.env) : null;
  } catch {
    // Another version of it: its settings are read as always.
    return null;
  }
}

function goExtension(): vscode.Extension<GoExtensionApi | undefined> | undefined {
  return vscode.extensions.getExtension('golang.go');
}
