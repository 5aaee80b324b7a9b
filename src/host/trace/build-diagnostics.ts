import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BuildDiagnostic } from '../../core/model/trace.ts';
import { offsetOf, textPositionAt } from '../../core/source/text-position.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { logErrors } from '../guard.ts';
import { asOpened } from '../in-workspace.ts';
import type { Run } from '../run.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { DiagnosticsByTarget } from './diagnostics-by-target.ts';
import { targetKey } from './remembered.ts';

const SOURCE = 'go (traced)';

/**
 * Messages of the compiler, the linker and vet for a traced command, and failed tests, as diagnostics. A task in the workspace
 * folder itself has its problem matcher for that, but the matcher knows no other folder, and our own terminals
 * have none. The messages are about saved files, so a diagnostic disappears when its file is edited or deleted,
 * or when the same target is traced again. Where gopls already has a diagnostic, there is no second one.
 */
export function showBuildDiagnostics(services: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('goPipeline.trace');
  const byTarget = new DiagnosticsByTarget();
  const gone = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  return vscode.Disposable.from(
    collection,
    services.runs.onDidChange((run) => logErrors(services, 'build diagnostics', undefined, () => take(run))),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      byTarget.forget(document.uri.fsPath);
      collection.delete(document.uri);
    }),
    gone,
    gone.onDidDelete(() => logErrors(services, 'build diagnostics', undefined, dropGone)),
  );

  /** Deleting a folder sends no events for the files in it. */
  function dropGone(): void {
    collection.forEach((uri) => {
      if (existsSync(uri.fsPath)) return;
      byTarget.forget(uri.fsPath);
      collection.delete(uri);
    });
  }

  function take(run: Run): void {
    if (!run.target && hasMatcher(run)) return;
    const key = targetKey(run.target ?? { ...run, env: {} });
    if (run.state === 'running') {
      byTarget.drop(key).forEach(show);
      return;
    }
    // The first picture of an ended run is complete; later ones must not bring back diagnostics of edited
    // files.
    if (byTarget.has(key) || run.view === null) return;
    byTarget.put(key, grouped(diagnosticsOf(run.view), run.view.header.directory)).forEach(show);
  }

  function show(file: string): void {
    const uri = vscode.Uri.file(file);
    const others = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== SOURCE);
    const isKnown = (line: number) =>
      others.some(
        ({ range, severity }) => range.start.line === line && severity === vscode.DiagnosticSeverity.Error,
      );
    const bytes = services.mains.files.bytes(file);
    const own = byTarget.of(file).filter(({ line }) => !isKnown((line ?? 1) - 1));
    collection.set(
      uri,
      own.map((one) => diagnosticOf(one, bytes)),
    );
  }
}

/**
 * Except for what a main-package diagnostic reports on the same line, with its reason and fixes. Another cause takes
 * the place of go's message at its location.
 */
function diagnosticsOf(view: TraceView): readonly BuildDiagnostic[] {
  const { noMain } = view;
  const diagnostics = [...view.diagnostics, ...testDiagnostics(view)];
  const position = noMain?.place ?? null;
  if (noMain === null || position === null) return diagnostics;
  if (noMain.about === 'main' && !readSettings().diagnostics) return diagnostics;
  const plain = (file: string | null) => (file ?? '').replaceAll('\\', '/').replace(/^\.\//, '');
  const others = diagnostics.filter(
    ({ file, line }) => plain(file) !== plain(position.file) || line !== position.line,
  );
  if (noMain.about === 'main') return others;
  const { sentence, setBy } = noMain;
  const message = setBy === null ? sentence : `${sentence}\n${setBy}`;
  return [{ package: null, ...position, message }, ...others];
}

/** Failed tests, where they failed. */
function testDiagnostics({ rows }: TraceView): readonly BuildDiagnostic[] {
  return rows.flatMap(({ importPath, test }) =>
    (test?.failures ?? []).flatMap(({ name, output, place }) =>
      place === null
        ? []
        : [{ package: importPath, ...place, column: null, message: `${name}\n${output}`.trim() }],
    ),
  );
}

const MOST_DIAGNOSTICS = 200;

/** Nothing is known of a task before it connects. */
function hasMatcher({ directory }: Run): boolean {
  const opened = asOpened(directory);
  return (
    directory === '' || (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.fsPath === opened)
  );
}

function grouped(
  diagnostics: readonly BuildDiagnostic[],
  directory: string,
): ReadonlyMap<string, readonly BuildDiagnostic[]> {
  const byFile = new Map<string, BuildDiagnostic[]>();
  for (const one of diagnostics.slice(0, MOST_DIAGNOSTICS)) {
    if (one.file === null || one.line === null) continue;
    // In the editor's spelling, with lower-case drive letters.
    const { fsPath } = vscode.Uri.file(asOpened(path.resolve(directory, one.file)));
    byFile.set(fsPath, [...(byFile.get(fsPath) ?? []), one]);
  }
  return byFile;
}

function diagnosticOf(
  { line, column, message }: BuildDiagnostic,
  bytes: Uint8Array | null,
): vscode.Diagnostic {
  const row = Math.max(0, (line ?? 1) - 1);
  // go counts columns in bytes.
  const start =
    bytes === null || column === null
      ? Math.max(0, (column ?? 1) - 1)
      : textPositionAt(bytes, offsetOf(bytes, { line: row + 1, column })).character;
  // Without a column the whole line is underlined; the editor cuts a range that is too long.
  const range = new vscode.Range(row, column === null ? 0 : start, row, column === null ? 10_000 : start + 1);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  return diagnostic;
}
