import * as vscode from 'vscode';
import type { AllWords } from '../core/words/all-words.ts';
import { allWordsFor } from '../core/words/all-words-for.ts';
import type { HostWords } from '../core/words/host.ts';
import { hostWordsFor } from '../core/words/host-words.ts';
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
  readonly version: string;
}

export function createServices(
  context: vscode.ExtensionContext,
  runs: Runs,
  findMains: (log: Pick<Services, 'log'>) => MainPackages,
): Services {
  const log = vscode.window.createOutputChannel('Go Build Pipeline', { log: true });
  return {
    context,
    log,
    mains: findMains({ log }),
    words: hostWordsFor(vscode.env.language),
    allWords: allWordsFor(vscode.env.language),
    runs,
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
  };
}
