import type { Words } from '../messages.ts';
import { type CommandLineWords, commandLineEnglish } from './command-line.ts';
import { type CompareWords, compareEnglish } from './compare.ts';
import { type MainWords, mainsEnglish } from './main-packages.ts';
import { type PredictWords, predictEnglish } from './predict.ts';
import { english } from './shared.ts';

/** All that the command line and the editor's host say in one language; the panel has `PanelWords`. */
export interface AllWords extends Words {
  readonly mains: MainWords;
  readonly compare: CompareWords;
  readonly predict: PredictWords;
  readonly commandLine: CommandLineWords;
  /** The message of a `UserFacingError`, which may come from folders that know no reader. */
  readonly fault: (message: string) => string;
}

/** Apart from the other language, so that a command line in English loads no more than it says. */
export const allWordsEnglish: AllWords = {
  ...english,
  mains: mainsEnglish,
  compare: compareEnglish,
  predict: predictEnglish,
  commandLine: commandLineEnglish,
  fault: (message) => message,
};
