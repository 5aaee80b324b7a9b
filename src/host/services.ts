import type * as vscode from 'vscode';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { HostMessages } from '../core/messages/en/host.ts';
import type { TraceHistory } from './history/trace-history.ts';
import type { MainPackages } from './mains/main-model.ts';
import type { Runs } from './runs.ts';

/** What every part of the extension is given; only `extension.ts` makes these. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** What only the editor says. */
  readonly messages: HostMessages;
  /** What it says like the command line: reasons, main packages, errors. */
  readonly allWords: AllMessages;
  readonly runs: Runs;
  readonly mains: MainPackages;
  /** What this user traced, here and elsewhere. */
  readonly history: TraceHistory;
  readonly version: string;
}
