import path from 'node:path';
import * as vscode from 'vscode';
import type { Overlay } from '../../collect/main-package/source.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';

/** A pause in typing is longer than this. */
const PAUSE_MS = 200;

/** The unsaved text of open Go files, go.mod and go.work. */
export class UnsavedText implements vscode.Disposable {
  readonly #texts = new Map<string, Uint8Array>();
  readonly #waiting = new Set<vscode.TextDocument>();
  readonly #changed = new vscode.EventEmitter<readonly string[]>();
  readonly #listeners: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  /** Absolute paths of files whose text changed. */
  readonly onDidChange = this.#changed.event;

  constructor(log: Pick<Services, 'log'>) {
    const later = (document: vscode.TextDocument) =>
      logErrors(log, 'unsaved text', undefined, () => this.#take(document));
    this.#listeners = vscode.Disposable.from(
      // Also fires if only the dirty state changes: after a save, an undo, a revert.
      vscode.workspace.onDidChangeTextDocument(({ document }) => later(document)),
      vscode.workspace.onDidSaveTextDocument(later),
      vscode.workspace.onDidCloseTextDocument(later),
    );
    for (const document of vscode.workspace.textDocuments) if (document.isDirty) this.#take(document);
  }

  get overlay(): Overlay {
    return this.#texts;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.dispose();
    this.#changed.dispose();
  }

  #take(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'file' || !isOurs(document.uri.fsPath)) return;
    this.#waiting.add(document);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), PAUSE_MS);
  }

  #settle(): void {
    const files = [...this.#waiting].map((document) => {
      const file = document.uri.fsPath;
      if (document.isDirty && !document.isClosed) this.#texts.set(file, Buffer.from(document.getText()));
      else this.#texts.delete(file);
      return file;
    });
    this.#waiting.clear();
    this.#changed.fire(files);
  }
}

/** The files that determine main packages. */
export function isOurs(file: string): boolean {
  return file.endsWith('.go') || isModuleFile(file);
}

export function isModuleFile(file: string): boolean {
  return ['go.mod', 'go.work', 'modules.txt'].includes(path.basename(file));
}
