import { statSync } from 'node:fs';
import type * as vscode from 'vscode';
import type { MainIndex, Overlay, SourceReader } from '../../app/main-package/scan.ts';
import type { MainListed } from '../../core/analysis/main-package/answer.ts';
import { inSlices } from '../in-slices.ts';
import { readSettings } from '../settings.ts';
import { environmentOf } from './environment-of.ts';
import { isModuleFile } from './unsaved-text.ts';

const NOTHING: MainListed = { mains: [], nearMisses: [], directories: 0, files: 0 };

/** The main packages of one workspace folder. Reads files only. */
export class FolderMains implements vscode.Disposable {
  readonly root: string;
  /** Keeps what was read, from scan to scan. */
  #reader: SourceReader | null = null;
  #index: MainIndex | null = null;
  #running = new AbortController();
  #listed = NOTHING;
  #ready: Promise<void> | null = null;
  /** Changed while the folder is read; null while it is not. */
  #meanwhile: Set<string> | null = null;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly overlay: Overlay,
    private readonly changed: () => void,
  ) {
    this.root = folder.uri.fsPath;
  }

  get listed(): MainListed {
    return this.#listed;
  }

  get hasModule(): boolean {
    return this.#index?.hasModule ?? false;
  }

  /** The first look at the folder; started when somebody wants to know. */
  ready(): Promise<void> {
    return this.#ready ?? this.scan();
  }

  /** Reads the folder anew, a slice at a time; the settings too. A scan that was under way is given up. */
  scan(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    this.#meanwhile = new Set();
    this.#ready = this.#read(this.#running.signal);
    return this.#ready;
  }

  /** These files were changed, added or removed, on disk or in an editor. */
  update(files: readonly string[]): void {
    if (files.length === 0 || this.#ready === null) return;
    if (files.some(isModuleFile)) {
      // What is read already is kept by the reader, so this is quick.
      void this.scan();
      return;
    }
    for (const file of files) this.#meanwhile?.add(file);
    if (this.#index === null) return;
    this.#show(this.#index.update(files));
  }

  /** Something that is no Go file came or went: it may be a folder full of them. */
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
    const env = readMainEnv(environmentOf(uri), readSettings(uri).flags.run ?? []);
    this.#reader ??= new SourceReader(this.overlay);
    const index = new MainIndex(this.root, env, this.#reader);
    if (!(await inSlices(index.steps(), signal))) {
      // A newer scan took over, and its answer counts.
      if (signal.reason !== DISPOSED) await this.#ready;
      return;
    }
    const listed = index.update([...(this.#meanwhile ?? [])]);
    this.#meanwhile = null;
    this.#index = index;
    this.#show(listed);
  }

  #show(listed: MainListed): void {
    this.#listed = listed;
    this.changed();
  }
}

const DISPOSED = 'disposed';
