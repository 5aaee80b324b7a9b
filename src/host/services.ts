import type * as vscode from 'vscode';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { HostMessages } from '../core/messages/en/host.ts';
import type { TraceHistory } from './history/trace-history.ts';
import type { MainPackages } from './main-package/main-model.ts';
import type { Runs } from './runs.ts';

/** What every feature of the extension gets; only `extension.ts` creates it. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** Messages of the editor only. */
  readonly messages: HostMessages;
  /** Messages shared with the command line: reasons, main packages, errors. */
  readonly allMessages: AllMessages;
  readonly runs: Runs;
  readonly mains: MainPackages;
  /** The history of this user, whoever wrote it. */
  readonly history: TraceHistory;
  readonly version: string;
}
