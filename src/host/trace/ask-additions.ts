import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { joinWords } from '../../core/go/shell-words.ts';
import { plainMessage } from '../messages.ts';
import type { RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import { type Additions, commandText, NO_ADDITIONS, readCommandText, targetText } from './command-text.ts';

/**
 * Asks for the whole command in one line: flags and arguments are where they will be, so nothing needs
 * explaining. null if the user cancels.
 */
export async function askAdditions(
  target: RunTarget,
  known: Additions | null,
  settings: readonly string[],
  { messages }: Pick<Services, 'messages'>,
): Promise<Additions | null> {
  const texts = messages.trace;
  const windows = process.platform === 'win32';
  const { argv } = target;
  const value = commandText(argv, known ?? NO_ADDITIONS, windows);
  const fixedText = targetText(argv, windows);
  // For the other commands, what follows the packages are more packages.
  const takesArguments = ['run', 'test'].includes(parseGoCommandLine(argv).verb);
  const prompt = (known === null ? texts.commandPrompt : texts.editPrompt)(fixedText, takesArguments);
  const text = await vscode.window.showInputBox({
    title: texts.commandTitle,
    value,
    valueSelection: [value.length, value.length],
    // A long command must not be lost because the input box lost focus.
    ignoreFocusOut: true,
    prompt: plainMessage(
      settings.length === 0 ? prompt : `${prompt} ${texts.flagsFirst(joinWords(settings, windows))}`,
    ),
    validateInput: (typed) => {
      const read = readCommandText(typed, argv, windows);
      if (!('problem' in read)) return null;
      return plainMessage(
        read.problem === 'quote' ? texts.quoteOpen(read.quote) : texts.keepTarget(read.expected),
      );
    },
  });
  if (text === undefined) return null;
  const read = readCommandText(text, argv, windows);
  return 'problem' in read ? null : read.additions;
}
