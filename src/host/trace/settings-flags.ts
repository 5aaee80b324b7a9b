import * as vscode from 'vscode';
import { goVerbOf, type RunTarget } from '../run-target.ts';
import { readSettings } from '../settings.ts';

/** The flags that the folder's settings add to a command; a recorded command already has them. */
export function settingsFlags(target: RunTarget): readonly string[] {
  const verb = goVerbOf(target);
  if (target.whole || verb === null) return [];
  return readSettings(vscode.Uri.file(target.directory)).flags[verb] ?? [];
}
