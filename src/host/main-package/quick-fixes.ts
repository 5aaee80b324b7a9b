import * as vscode from 'vscode';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
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
          const [{ fixesAt }, texts] = await Promise.all([
            import('./fixes-at.ts'),
            loadMainMessages(services.allMessages.locale),
          ]);
          const named = { editor: services.messages.mains, mains: texts };
          return [...fixesAt({ document, range, context }, named, mains, diagnostics)];
        }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
