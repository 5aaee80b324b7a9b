import path from 'node:path';
import * as vscode from 'vscode';
import type { BuildDiagnostic } from '../../core/model/trace.ts';
import { quietly } from '../guard.ts';
import type { Run } from '../runs.ts';
import type { Services } from '../services.ts';
import { targetKey } from './remembered.ts';

/**
 * What the compiler, linker or vet said of a traced command, on its line. A task has its problem matcher for
 * that; our own terminals have none. They say what go said of the saved files, so a mark goes away when its
 * file is edited or the same target is traced again, and where gopls already has one there is no second.
 */
export function showBuildDiagnostics(services: Services): vscode.Disposable {
  const marks = vscode.languages.createDiagnosticCollection('goPipeline.trace');
  const files = new Map<string, readonly vscode.Uri[]>();
  const told = new Set<string>();
  return vscode.Disposable.from(
    marks,
    services.runs.onDidChange((run) => quietly(services, 'build diagnostics', undefined, () => take(run))),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) marks.delete(document.uri);
    }),
  );

  function take(run: Run): void {
    if (!run.target) return;
    const key = targetKey(run.target);
    if (run.state === 'running') {
      if (!told.delete(key) && !files.has(key)) return;
      for (const uri of files.get(key) ?? []) marks.delete(uri);
      files.delete(key);
      return;
    }
    if (told.has(key) || run.view === null) return;
    told.add(key);
    const byFile = grouped(run.view.diagnostics, run.view.header.directory);
    files.set(
      key,
      [...byFile.keys()].map((file) => vscode.Uri.file(file)),
    );
    for (const [file, said] of byFile) {
      const uri = vscode.Uri.file(file);
      const others = vscode.languages.getDiagnostics(uri);
      const isKnown = (line: number) =>
        others.some(
          ({ range, severity }) => range.start.line === line && severity === vscode.DiagnosticSeverity.Error,
        );
      marks.set(uri, said.filter(({ line }) => !isKnown((line ?? 1) - 1)).map(diagnosticOf));
    }
  }
}

const MOST_MARKS = 200;

function grouped(
  said: readonly BuildDiagnostic[],
  directory: string,
): ReadonlyMap<string, readonly BuildDiagnostic[]> {
  const byFile = new Map<string, BuildDiagnostic[]>();
  for (const one of said.slice(0, MOST_MARKS)) {
    if (one.file === null || one.line === null) continue;
    const file = path.resolve(directory, one.file);
    byFile.set(file, [...(byFile.get(file) ?? []), one]);
  }
  return byFile;
}

function diagnosticOf({ line, column, message }: BuildDiagnostic): vscode.Diagnostic {
  const row = Math.max(0, (line ?? 1) - 1);
  const start = Math.max(0, (column ?? 1) - 1);
  // Without a column the whole line is meant; the editor cuts a range that is too long.
  const range = new vscode.Range(row, column === null ? 0 : start, row, column === null ? 10_000 : start + 1);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'go (traced)';
  return diagnostic;
}
