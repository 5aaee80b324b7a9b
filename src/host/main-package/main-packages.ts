import * as vscode from 'vscode';
import type { Overlay, SourceReader } from '../../collect/main-package/source.ts';
import type { SourceFiles } from '../../core/analysis/main-package/file-change.ts';
import { isWithin } from '../../core/go/same-path.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { FolderMains } from './folder-mains.ts';
import type { MainPackages, WorkspaceMain, WorkspaceNearMiss } from './main-model.ts';
import { UnsavedText } from './unsaved-text.ts';
import { watchFiles } from './watch-files.ts';

/**
 * The main packages of all folders of this window, kept up to date while files change and while you type.
 * Starts no process, so it works in untrusted folders.
 */
export class WatchedMainPackages implements MainPackages, vscode.Disposable {
  readonly #unsaved: UnsavedText;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #touched = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  #folders: FolderMains[] = [];
  #isAsked = false;
  /** Null until the first request, which loads the reader. */
  #newReader: (() => SourceReader) | null = null;

  /** Fires when a main package or near miss appeared, disappeared or changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidTouch = this.#touched.event;

  constructor(private readonly log: Pick<Services, 'log'>) {
    this.#unsaved = new UnsavedText(log);
    this.#listeners = vscode.Disposable.from(
      this.#unsaved,
      this.#unsaved.onDidChange((files) => this.#update(files, [])),
      watchFiles(log, (files, others) => this.#update(files, others)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#takeFolders()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (
          ['goPipeline.flags', 'goPipeline.goCommand', 'goPipeline.env', 'go'].some((name) =>
            change.affectsConfiguration(name),
          )
        )
          this.refresh();
      }),
    );
    this.#takeFolders();
  }

  /** Resolves once every folder has been read; the first call starts the reading. */
  async ready(): Promise<void> {
    this.#isAsked = true;
    const { SourceReader } = (await import('./reading.ts')).reading;
    this.#newReader = () => new SourceReader(this.#unsaved.overlay);
    await Promise.all(this.#folders.map((folder) => folder.ready()));
  }

  get mains(): readonly WorkspaceMain[] {
    return this.#folders.flatMap(({ folder, root, listed }) =>
      listed.mains
        .filter(({ absolute }) => this.#isInnermost(absolute, root))
        .map((entry) => ({
          folder,
          entry,
          target: { directory: root, argv: entry.run.argv, env: entry.run.env },
        })),
    );
  }

  get nearMisses(): readonly WorkspaceNearMiss[] {
    return this.#folders.flatMap(({ folder, root, listed }) =>
      listed.nearMisses
        .filter(({ absolute }) => this.#isInnermost(absolute, root))
        .map((nearMiss) => ({ folder, nearMiss })),
    );
  }

  get hasGo(): boolean {
    return this.#folders.some(({ listed }) => listed.files > 0);
  }

  get hasModule(): boolean {
    return this.#folders.some(({ hasModule }) => hasModule);
  }

  /** The current files, including unsaved text. */
  get files(): SourceFiles {
    const reader = this.#newReader?.();
    return {
      bytes: (file) => reader?.bytes(file) ?? null,
      goFiles: (dir) => reader?.readDirectory(dir)?.map(({ name }) => name) ?? [],
    };
  }

  get overlay(): Overlay {
    return this.#unsaved.overlay;
  }

  /** Rereads everything. */
  refresh(): void {
    for (const folder of this.#folders)
      void logErrors(this.log, 'main packages', Promise.resolve(), () => folder.scan());
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const folder of this.#folders) folder.dispose();
    this.#changed.dispose();
    this.#touched.dispose();
  }

  /** A workspace folder may be inside another one: what is in both is listed once, under the inner one. */
  #isInnermost(directory: string, root: string): boolean {
    return this.#folders.every(
      (other) => other.root.length <= root.length || !isWithin(directory, other.root),
    );
  }

  #update(files: readonly string[], others: readonly string[]): void {
    for (const folder of this.#folders) {
      folder.update(files.filter((file) => isWithin(file, folder.root)));
      folder.updateBelow(others.filter((file) => isWithin(file, folder.root)));
    }
    this.#touched.fire();
  }

  #takeFolders(): void {
    const wanted = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file') ?? [];
    const remaining = this.#folders.filter((one) => wanted.includes(one.folder));
    for (const gone of this.#folders.filter((one) => !remaining.includes(one))) gone.dispose();
    const isAsked = this.#isAsked;
    this.#folders = wanted.map((folder) => {
      const known = remaining.find((one) => one.folder === folder);
      if (known !== undefined) return known;
      const fresh = new FolderMains(folder, this.#unsaved.overlay, () => this.#changed.fire(), this.log.log);
      if (isAsked) void fresh.ready();
      return fresh;
    });
    this.#changed.fire();
  }
}
