import type { AllMessages } from '../en/all-messages.ts';
import { errorText } from '../error-messages.ts';
import { commandLineChinese } from './command-line.ts';
import { compareChinese } from './compare.ts';
import { errorsChinese } from './errors.ts';
import { predictChinese } from './predict.ts';
import { chinese } from './shared.ts';

export const allMessagesChinese: AllMessages = {
  ...chinese,
  compare: compareChinese,
  predict: predictChinese,
  commandLine: commandLineChinese,
  error: (error) => errorText(errorsChinese, error),
};
