import type { UserError } from '../../model/errors.ts';
import { errorText } from '../error-messages.ts';
import type { SharedMessages } from '../messages.ts';
import { type CommandLineMessages, commandLineEnglish } from './command-line.ts';
import { type CompareMessages, compareEnglish } from './compare.ts';
import { errorsEnglish } from './errors.ts';
import { type MainPackageMessages, mainsEnglish } from './main-packages.ts';
import { type PredictMessages, predictEnglish } from './predict.ts';
import { english } from './shared.ts';

/** All messages of the command line and of the editor's host in one language; the panel has `PanelMessages`. */
export interface AllMessages extends SharedMessages {
  readonly mains: MainPackageMessages;
  readonly compare: CompareMessages;
  readonly predict: PredictMessages;
  readonly commandLine: CommandLineMessages;
  readonly error: (error: UserError) => string;
}

/** Separate from the other language, so that the command line loads only one. */
export const allMessagesEnglish: AllMessages = {
  ...english,
  mains: mainsEnglish,
  compare: compareEnglish,
  predict: predictEnglish,
  commandLine: commandLineEnglish,
  error: (error) => errorText(errorsEnglish, error),
};
