import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { findExecutable } from '../../platform/find-executable.ts';

/** The part of golang.go's API (`export.d.ts`) that is used here. */
interface GoExtensionApi {
  readonly settings: {
    readonly getExecutionCommand: (tool: string, resource?: vscode.Uri) => { readonly binPath: string };
  };
}

/** The Go extension may install tools while it activates, which takes minutes. */
const PATIENCE_MS = 3_000;

let started: Promise<unknown> | null = null;

/**
 * Activates the Go extension if it is installed and waits a short time for it, because only it knows a choice
 * made with "Go: Choose Go Environment". Call it only for user actions; it runs at most once per window.
 */
export async function startGoExtension(): Promise<void> {
  const extension = goExtension();
  if (extension === undefined || extension.isActive) return;
  // The Go extension reports its own errors.
  const start = async () => extension.activate().then(undefined, () => undefined);
  started ??= Promise.race([start(), wait(PATIENCE_MS, undefined, { ref: false })]);
  await started;
}

/**
 * The go command that the Go extension uses for a folder; null if that extension is not running or has none.
 */
export function goOfExtension(folder: vscode.Uri | undefined): string | null {
  const extension = goExtension();
  if (extension?.isActive !== true) return null;
  try {
    const binPath = extension.exports?.settings.getExecutionCommand('go', folder).binPath;
    return typeof binPath === 'string' && path.isAbsolute(binPath)
      ? findExecutable(binPath, '/', process.env)
      : null;
  } catch {
    // Another version of golang.go: its settings are read instead.
    return null;
  }
}

function goExtension(): vscode.Extension<GoExtensionApi | undefined> | undefined {
  return vscode.extensions.getExtension('golang.go');
}
