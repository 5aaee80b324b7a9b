import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import type { MainDiagnostics } from './diagnostics.ts';
import type { MainPackages } from './main-model.ts';

/** The fixes for a reason, most likely first: edits that can be undone, and commands. */
export function offerQuickFixes(
  services: Services,
  mains: MainPackages,
  diagnostics: MainDiagnostics,
): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [
      { language: 'go', scheme: 'file' },
      { pattern: '**/go.{mod,work}', scheme: 'file' },
    ],
    {
      provideCodeActions: (document, range, context) =>
        logErrors(services, 'quick fixes', Promise.resolve([]), async () => {
          const { fixesAt } = await import('./fixes-at.ts');
          return [...fixesAt({ document, range, context }, services, mains, diagnostics)];
        }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
