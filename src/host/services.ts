import * as vscode from 'vscode';
import type { AllWords } from '../core/words/all-words.ts';
import { allWordsFor } from '../core/words/all-words-for.ts';
import type { HostWords } from '../core/words/host.ts';
import { hostWordsFor } from '../core/words/host-words.ts';
import type { TraceHistory } from './history/trace-history.ts';
import type { MainPackages } from './mains/main-model.ts';
import type { Runs } from './runs.ts';

/** What every part of the extension is given; nobody below `extension.ts` makes these. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** What only the editor says. */
  readonly words: HostWords;
  /** What it says like the command line: reasons, main packages, errors. */
  readonly allWords: AllWords;
  readonly runs: Runs;
  readonly mains: MainPackages;
  /** What this user traced, here and elsewhere. */
  readonly history: TraceHistory;
  readonly version: string;
}

export function createServices(
  context: vscode.ExtensionContext,
  runs: Runs,
  findMains: (log: Pick<Services, 'log'>) => MainPackages,
  openHistory: (known: Pick<Services, 'log' | 'allWords' | 'runs'>) => TraceHistory,
): Services {
  const log = vscode.window.createOutputChannel('Go Build Pipeline', { log: true });
  const allWords = allWordsFor(vscode.env.language);
  return {
    context,
    log,
    mains: findMains({ log }),
    history: openHistory({ log, allWords, runs }),
    words: hostWordsFor(vscode.env.language),
    allWords,
    runs,
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
  };
}
