import type * as vscode from 'vscode';
import type { Overlay } from '../../app/main-package/scan.ts';
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

/** The main packages of all folders of this window, as they are now. Known without any process. */
export interface MainPackages {
  /** Some main package or near miss came, went, or is another one now. */
  readonly onDidChange: vscode.Event<void>;
  /** Files were changed, came or went, whether or not a main package is another one for it. */
  readonly onDidTouch: vscode.Event<void>;
  /** Resolves when every folder has been read once; the first to ask starts the reading. */
  ready(): Promise<void>;
  /** Everything is read anew. */
  refresh(): void;
  readonly mains: readonly WorkspaceMain[];
  readonly nearMisses: readonly WorkspaceNearMiss[];
  readonly hasGo: boolean;
  readonly hasModule: boolean;
  /** Files as they are now, unsaved text included. */
  readonly files: SourceFiles;
  readonly overlay: Overlay;
}
