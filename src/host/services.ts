import * as vscode from 'vscode';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { HostMessages } from '../core/messages/en/host.ts';
import { localeOf } from '../core/messages/locale.ts';
import type { TraceHistory } from './history/trace-history.ts';
import type { MainPackages } from './mains/main-model.ts';
import type { Runs } from './runs.ts';

/** What every part of the extension is given; nobody below `extension.ts` makes these. */
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

export async function createServices(
  context: vscode.ExtensionContext,
  runs: Runs,
  findMains: (log: Pick<Services, 'log'>) => MainPackages,
  openHistory: (known: Pick<Services, 'log' | 'allWords' | 'runs'>) => TraceHistory,
): Promise<Services> {
  const log = vscode.window.createOutputChannel('Go Build Pipeline', { log: true });
  const isEnglish = localeOf(vscode.env.language) === 'en';
  const { messages } = await (isEnglish ? import('./messages-en.ts') : import('./messages-zh-cn.ts'));
  return {
    context,
    log,
    mains: findMains({ log }),
    history: openHistory({ log, allWords: messages.all, runs }),
    messages: messages.host,
    allWords: messages.all,
    runs,
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
  };
}
