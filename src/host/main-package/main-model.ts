import type * as vscode from 'vscode';
import type { Overlay } from '../../collect/main-package/source.ts';
import type { MainEntry, MainNearMiss } from '../../core/analysis/main-package/answer.ts';
import type { SourceFiles } from '../../core/analysis/main-package/file-change.ts';
import type { RunTarget } from '../run-target.ts';

/** A main package of this window, and the command that runs it. */
export interface WorkspaceMain {
  readonly folder: vscode.WorkspaceFolder;
  readonly entry: MainEntry;
  readonly target: RunTarget;
}

export interface WorkspaceNearMiss {
  readonly folder: vscode.WorkspaceFolder;
  readonly nearMiss: MainNearMiss;
}

/** The current main packages of all folders of this window. Needs no process. */
export interface MainPackages {
  /** Fires when a main package or near miss appeared, disappeared or changed. */
  readonly onDidChange: vscode.Event<void>;
  /** Fires when files changed, appeared or disappeared, whether or not that affects a main package. */
  readonly onDidTouch: vscode.Event<void>;
  /** Resolves once every folder has been read; the first call starts the reading. */
  ready(): Promise<void>;
  /** Rereads everything. */
  refresh(): void;
  readonly mains: readonly WorkspaceMain[];
  readonly nearMisses: readonly WorkspaceNearMiss[];
  readonly hasGo: boolean;
  readonly hasModule: boolean;
  /** The current files, including unsaved text. */
  readonly files: SourceFiles;
  readonly overlay: Overlay;
}
