import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { showBadges } from './badges.ts';
import { showCodeLenses } from './code-lens.ts';
import { changeModules } from './command-fixes.ts';
import { updateContexts } from './contexts.ts';
import { MainDiagnostics } from './diagnostics.ts';
import { FailedRuns } from './failed-runs.ts';
import { showGutterIcons } from './gutter.ts';
import { LastResults } from './last-results.ts';
import { showMainsView } from './mains-view.ts';
import { offerQuickFixes } from './quick-fixes.ts';
import { showRulePages } from './rule-page.ts';
import { answerWhyNoMain } from './why-no-main.ts';

/** Everything that the editor shows about main packages. The search starts once the window has settled. */
export function showMainPackages(services: Services): vscode.Disposable {
  const { mains } = services;
  const results = new LastResults(services);
  const failed = new FailedRuns(services, mains);
  const diagnostics = new MainDiagnostics(services, mains, failed);
  const start = setTimeout(() => {
    void logErrors(services, 'main packages', Promise.resolve(), () => mains.ready());
  });
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(start)),
    results,
    failed,
    diagnostics,
    updateContexts(mains),
    showCodeLenses(services, mains, results),
    showGutterIcons(services, mains),
    showBadges(services, mains),
    offerQuickFixes(services, mains, diagnostics),
    changeModules(services),
    showMainsView(services, mains),
    showRulePages(services),
    answerWhyNoMain(services, mains),
  );
}
