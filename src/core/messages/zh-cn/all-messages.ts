import type { AllMessages } from '../en/all-messages.ts';
import { faultsEnglish } from '../en/errors.ts';
import { retold } from '../retold.ts';
import { commandLineChinese } from './command-line.ts';
import { compareChinese } from './compare.ts';
import { faultsChinese } from './errors.ts';
import { mainsChinese } from './main-packages.ts';
import { predictChinese } from './predict.ts';
import { chinese } from './shared.ts';

export const allMessagesChinese: AllMessages = {
  ...chinese,
  mains: mainsChinese,
  compare: compareChinese,
  predict: predictChinese,
  commandLine: commandLineChinese,
  fault: (message) => retold(message, faultsEnglish, faultsChinese),
};
