import type { UserError } from '../../model/errors.ts';
import { errorText } from '../error-messages.ts';
import type { SharedMessages } from '../messages.ts';
import { type CommandLineMessages, commandLineEnglish } from './command-line.ts';
import { type CompareMessages, compareEnglish } from './compare.ts';
import { errorsEnglish } from './errors.ts';
import { type PredictMessages, predictEnglish } from './predict.ts';
import { english } from './shared.ts';

/**
 * The messages of the command line and of the editor's host in one language. The panel has `PanelMessages`; what only
 * some commands say, they load themselves.
 */
export interface AllMessages extends SharedMessages {
  readonly compare: CompareMessages;
  readonly predict: PredictMessages;
  readonly commandLine: CommandLineMessages;
  readonly error: (error: UserError) => string;
}

/** Separate from the other language, so that the command line loads only one. */
export const allMessagesEnglish: AllMessages = {
  ...english,
  compare: compareEnglish,
  predict: predictEnglish,
  commandLine: commandLineEnglish,
  error: (error) => errorText(errorsEnglish, error),
};
