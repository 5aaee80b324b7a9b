import { statSync } from 'node:fs';
import type * as vscode from 'vscode';
import type { MainIndex } from '../../collect/main-package/index.ts';
import type { Overlay, SourceReader } from '../../collect/main-package/source.ts';
import type { MainListed } from '../../core/analysis/main-package/answer.ts';
import { inSlices } from '../in-slices.ts';
import { readSettings } from '../settings.ts';
import { environmentOf } from './environment-of.ts';
import { isModuleFile } from './unsaved-text.ts';

const NOTHING: MainListed = { mains: [], nearMisses: [], directories: 0, files: 0, unreadable: [] };

/** The main packages of one workspace folder. Reads only files. */
export class FolderMains implements vscode.Disposable {
  readonly root: string;
  /** Caches what was read from scan to scan. */
  #reader: SourceReader | null = null;
  #index: MainIndex | null = null;
  #running = new AbortController();
  #listed = NOTHING;
  #ready: Promise<void> | null = null;
  /** Files that changed during a scan; null if no scan is running. */
  #meanwhile: Set<string> | null = null;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly overlay: Overlay,
    private readonly changed: () => void,
    private readonly log: Pick<vscode.LogOutputChannel, 'warn'>,
  ) {
    this.root = folder.uri.fsPath;
  }

  get listed(): MainListed {
    return this.#listed;
  }

  get hasModule(): boolean {
    return this.#index?.hasModule ?? false;
  }

  /** The first scan of the folder, started on the first request. */
  ready(): Promise<void> {
    return this.#ready ?? this.scan();
  }

  /** Rescans the folder in slices, and rereads its settings. Abandons a running scan. */
  scan(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    this.#meanwhile = new Set();
    this.#ready = this.#read(this.#running.signal);
    return this.#ready;
  }

  /** Reports files that were changed, added or removed, on disk or in an editor. */
  update(files: readonly string[]): void {
    if (files.length === 0 || this.#ready === null) return;
    if (files.some(isModuleFile)) {
      // The reader caches files, so this is quick.
      void this.scan();
      return;
    }
    for (const file of files) this.#meanwhile?.add(file);
    if (this.#index === null) return;
    this.#show(this.#index.update(files));
  }

  /** Something that is not a Go file appeared or disappeared; it may be a folder with many Go files. */
  updateBelow(paths: readonly string[]): void {
    const index = this.#index;
    if (index === null) return;
    const known = index.folders();
    const folders = paths.filter((one) => {
      const found = statSync(one, { throwIfNoEntry: false });
      return found === undefined ? known.has(one) : found.isDirectory();
    });
    if (folders.length > 0) this.#show(index.updateBelow(folders));
  }

  dispose(): void {
    this.#running.abort(DISPOSED);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { readMainEnv, MainIndex, SourceReader } = (await import('./reading.ts')).reading;
    const { uri } = this.folder;
    const env = readMainEnv(environmentOf(uri), this.root, readSettings(uri).flags.run ?? []);
    this.#reader ??= new SourceReader(this.overlay);
    const index = new MainIndex(this.root, env, this.#reader);
    if (!(await inSlices(index.steps(), signal))) {
      // A newer scan has started, and its answer counts.
      if (signal.reason !== DISPOSED) await this.#ready;
      return;
    }
    const listed = index.update([...(this.#meanwhile ?? [])]);
    this.#meanwhile = null;
    this.#index = index;
    this.#show(listed);
  }

  #show(listed: MainListed): void {
    for (const { path, reason } of listed.unreadable)
      if (!this.#listed.unreadable.some((known) => known.path === path))
        this.log.warn(`main packages: ${path}: ${reason.message}`);
    this.#listed = listed;
    this.changed();
  }
}

const DISPOSED = 'disposed';
