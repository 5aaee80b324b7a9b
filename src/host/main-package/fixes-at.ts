import * as vscode from 'vscode';
import { editsFor } from '../../core/analysis/main-package/edits.ts';
import type { FileChange } from '../../core/analysis/main-package/file-change.ts';
import type { MainFix } from '../../core/analysis/main-package/fixes/kinds.ts';
import { shellText } from '../../core/go/shell-text.ts';
import type { HostMainsMessages } from '../../core/messages/en/host-mains.ts';
import type { MainPackageMessages } from '../../core/messages/en/main-packages.ts';
import { scanGoFile } from '../../core/source/scan-go-file.ts';
import { commandFor } from './command-for.ts';
import { type DiagnosedReason, type MainDiagnostics, SOURCE } from './diagnostics.ts';
import type { MainPackages } from './main-model.ts';
import { positionOf } from './position-range.ts';

/** What the fixes are called. */
export interface FixTexts {
  readonly editor: HostMainsMessages;
  readonly mains: MainPackageMessages;
}

/** Where the fixes are requested. */
export interface FixRequest {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly context: vscode.CodeActionContext;
}

/** The fixes for the reasons at a position, most likely first: edits that can be undone, and commands. */
export function fixesAt(
  { document, range, context }: FixRequest,
  texts: FixTexts,
  mains: MainPackages,
  diagnostics: MainDiagnostics,
): readonly vscode.CodeAction[] {
  return askedAbout(document, range, context, diagnostics, mains).flatMap((diagnosed) =>
    actionsFor(diagnosed, texts, mains),
  );
}

/**
 * The diagnostics at the cursor; at func main also those of its package, which may be elsewhere or in another
 * file.
 */
function askedAbout(
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  diagnostics: MainDiagnostics,
  mains: MainPackages,
): readonly DiagnosedReason[] {
  if (context.only !== undefined && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
  const own = diagnostics.of(document.uri);
  const here = own
    .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
    .filter(({ reason }) => isAsked(context, reason.id));
  if (here.length > 0) return here;
  if (isAtMain(document, range, mains)) return diagnostics.inDirectoryOf(document.uri);
  // gopls underlines the word `package`, we underline the name after it: a request at either finds our fixes.
  return context.diagnostics.length === 0
    ? []
    : own.filter(({ diagnostic }) => isOnLineOf(diagnostic, range));
}

function isOnLineOf({ range: { start } }: vscode.Diagnostic, range: vscode.Range): boolean {
  return range.start.line <= start.line && start.line <= range.end.line;
}

/** Whether the line has a `func main` that could start a program. */
function isAtMain(
  { uri, languageId }: vscode.TextDocument,
  { start, end }: vscode.Range,
  mains: MainPackages,
): boolean {
  const bytes = languageId === 'go' ? mains.files.bytes(uri.fsPath) : null;
  if (bytes === null) return false;
  return scanGoFile(bytes).declarations.some(
    ({ shape, at }) => shape === 'func' && start.line <= at.line - 1 && at.line - 1 <= end.line,
  );
}

/** The light bulb asks about the diagnostics at the cursor, a shortcut about all of them. */
function isAsked({ diagnostics, triggerKind }: vscode.CodeActionContext, id: string): boolean {
  if (diagnostics.length === 0) return triggerKind === vscode.CodeActionTriggerKind.Invoke;
  return diagnostics.some(
    ({ source, code }) => source === SOURCE && typeof code === 'object' && code.value === id,
  );
}

function actionsFor(
  diagnosed: DiagnosedReason,
  texts: FixTexts,
  mains: MainPackages,
): readonly vscode.CodeAction[] {
  const { answer, diagnostic, reason } = diagnosed;
  const fixes = answer.fixes.flatMap((fix) => actionFor(fix, diagnosed, texts, mains) ?? []);
  const [first] = fixes;
  if (first !== undefined) first.isPreferred = true;
  const rule = new vscode.CodeAction(texts.editor.openRule, vscode.CodeActionKind.QuickFix);
  rule.command = { title: texts.editor.openRule, command: 'goPipeline.openRule', arguments: [reason.id] };
  const work = answer.steps.find((step) => step.kind === 'module' && step.mode === 'workspace');
  const open =
    reason.id === 'outside-workspace' && work !== undefined ? openWork(diagnosed, texts.editor.openWork) : [];
  return [...fixes, ...open, rule].map((action) => {
    action.diagnostics = [diagnostic];
    return action;
  });
}

function actionFor(
  fix: MainFix,
  diagnosed: DiagnosedReason,
  texts: FixTexts,
  mains: MainPackages,
): vscode.CodeAction | null {
  const how =
    fix.kind === 'edit'
      ? texts.mains.edit(fix)
      : shellText(fix.argv, fix.env, fix.directory, process.platform);
  const title = texts.mains.fix[fix.id].title(fix, how);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (fix.kind === 'edit') {
    const changes = editsFor(fix, mains.files);
    if (changes.length === 0) return null;
    action.edit = workspaceEdit(changes);
    return action;
  }
  const command = commandFor(fix, diagnosed.directory);
  if (command === null) return null;
  action.command = { title, ...command };
  return action;
}

function workspaceEdit(changes: readonly FileChange[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) {
    switch (change.kind) {
      case 'edit':
        for (const { start, end, text } of change.changes)
          edit.replace(
            vscode.Uri.file(change.file),
            new vscode.Range(positionOf(start), positionOf(end)),
            text,
          );
        break;
      case 'rename':
        edit.renameFile(vscode.Uri.file(change.from), vscode.Uri.file(change.to), { overwrite: false });
        break;
      case 'create':
        edit.createFile(vscode.Uri.file(change.file), {
          overwrite: false,
          contents: Buffer.from(change.text),
        });
        break;
    }
  }
  return edit;
}

function openWork({ reason }: DiagnosedReason, title: string): readonly vscode.CodeAction[] {
  if (reason.place === null) return [];
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'vscode.open', arguments: [vscode.Uri.file(reason.place.absolute)] };
  return [action];
}
