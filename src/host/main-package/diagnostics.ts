import path from 'node:path';
import * as vscode from 'vscode';
import type { MainAnswer, MainReason } from '../../core/analysis/main-package/answer.ts';
import type { MainPackageMessages } from '../../core/messages/en/main-packages.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { mainReasonText } from '../../core/messages/main-sentences.ts';
import type { MainPlace } from '../../core/model/main-answer.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import type { FailedRuns } from './failed-runs.ts';
import type { MainPackages } from './main-model.ts';
import { rangeOf } from './position-range.ts';
import { relatedPositions } from './related-positions.ts';
import { ruleLink } from './rule-page.ts';

export const SOURCE = 'go-build-pipeline';

/** A reason as a diagnostic, and the answer for its quick fixes. */
export interface DiagnosedReason {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
  readonly answer: MainAnswer;
  readonly reason: MainReason;
  /** Relative directories of its commands start here. */
  readonly directory: string;
}

/** "Why no main package" on the deciding lines, for near misses and for failed traced commands. */
export class MainDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('goPipeline.mains');
  readonly #listeners: vscode.Disposable;
  #diagnosed: readonly DiagnosedReason[] = [];
  #refreshes = 0;

  constructor(
    private readonly services: Services,
    private readonly mains: MainPackages,
    private readonly failed: FailedRuns,
  ) {
    const refresh = () => logErrors(services, 'diagnostics', undefined, () => this.#refresh());
    this.#listeners = vscode.Disposable.from(
      this.#collection,
      mains.onDidChange(refresh),
      failed.onDidChange(refresh),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('goPipeline.diagnostics')) refresh();
      }),
    );
    refresh();
  }

  /** The diagnostics of a file as shown now. */
  of(uri: vscode.Uri): readonly DiagnosedReason[] {
    return this.#diagnosed.filter((one) => one.uri.fsPath === uri.fsPath);
  }

  /** The diagnostics of a file and of the other files in its directory. */
  inDirectoryOf(uri: vscode.Uri): readonly DiagnosedReason[] {
    const directory = path.dirname(uri.fsPath);
    return this.#diagnosed.filter((one) => path.dirname(one.uri.fsPath) === directory);
  }

  dispose(): void {
    this.#refreshes++;
    this.#listeners.dispose();
  }

  async #refresh(): Promise<void> {
    const refresh = ++this.#refreshes;
    const isWanted = readSettings().diagnostics && this.mains.nearMisses.length + this.failed.all.length > 0;
    const texts = isWanted ? await loadMainMessages(this.services.allMessages.locale) : null;
    // A later one knows more.
    if (refresh === this.#refreshes) this.#show(texts === null ? [] : this.#all(texts));
  }

  #show(diagnosed: readonly DiagnosedReason[]): void {
    this.#diagnosed = diagnosed;
    const byFile = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    for (const { uri, diagnostic } of this.#diagnosed) {
      const entry = byFile.get(uri.fsPath) ?? [uri, []];
      entry[1].push(diagnostic);
      byFile.set(uri.fsPath, entry);
    }
    // Sets all diagnostics at once, and only those that changed, so that they do not flicker while you type.
    const gone: [vscode.Uri, undefined][] = [];
    this.#collection.forEach((uri) => {
      if (!byFile.has(uri.fsPath)) gone.push([uri, undefined]);
    });
    this.#collection.set([...gone, ...byFile.values()]);
  }

  #all(texts: MainPackageMessages): readonly DiagnosedReason[] {
    const near = this.mains.nearMisses.map(({ folder, nearMiss: { answer, reason, at } }) =>
      this.#diagnose(texts, answer, reason, at, folder.uri.fsPath, vscode.DiagnosticSeverity.Warning),
    );
    const failed = this.failed.all.map(({ answer, reason, directory }) =>
      this.#diagnose(texts, answer, reason, answer.at, directory, vscode.DiagnosticSeverity.Error),
    );
    const seen = new Set<string>();
    return [...failed, ...near].flatMap((one) => {
      if (one === null) return [];
      const { range, message } = one.diagnostic;
      const key = JSON.stringify([one.uri.toString(), range.start, one.reason.id, message]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [one];
    });
  }

  #diagnose(
    texts: MainPackageMessages,
    answer: MainAnswer,
    reason: MainReason,
    position: MainPlace | null,
    directory: string,
    serious: vscode.DiagnosticSeverity,
  ): DiagnosedReason | null {
    if (position === null) return null;
    const { bytes } = this.mains.files;
    const uri = vscode.Uri.file(position.absolute);
    const message = mainReasonText(reason, answer.platform, texts);
    const diagnostic = new vscode.Diagnostic(
      rangeOf(position, bytes(position.absolute)),
      message,
      MATTERS_OF_TASTE.has(reason.id) ? vscode.DiagnosticSeverity.Information : serious,
    );
    diagnostic.source = SOURCE;
    diagnostic.code = { value: reason.id, target: ruleLink(reason.id) };
    diagnostic.relatedInformation = relatedPositions(answer, reason, this.services.messages.mains).map(
      ({ position: other, text }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.file(other.absolute), rangeOf(other, bytes(other.absolute))),
          text,
        ),
    );
    return { uri, diagnostic, answer, reason, directory };
  }
}

/**
 * A library is not a mistake. Something that no setting can make runnable is a warning until go has refused it.
 */
const MATTERS_OF_TASTE: ReadonlySet<MainReason['id']> = new Set([
  'main-in-library',
  'library-package',
  'library-file',
  'all-files-excluded',
  'only-test-files',
  'no-go-files',
  'no-go-mod',
  'go-too-new',
  'pattern-several-mains',
  'directory-of-other-module',
  'outside-workspace',
]);
