import { type AllWords, allWordsEnglish } from './all-words.ts';
import { faultsEnglish } from './faults.ts';
import { type Locale, localeOf } from './locale.ts';
import { retold } from './retold.ts';
import { commandLineChinese } from './zh-cn/command-line.ts';
import { compareChinese } from './zh-cn/compare.ts';
import { faultsChinese } from './zh-cn/faults.ts';
import { mainsChinese } from './zh-cn/main-packages.ts';
import { predictChinese } from './zh-cn/predict.ts';
import { chinese } from './zh-cn/shared.ts';

const allWordsChinese: AllWords = {
  ...chinese,
  mains: mainsChinese,
  compare: compareChinese,
  predict: predictChinese,
  commandLine: commandLineChinese,
  fault: (message) => retold(message, faultsEnglish, faultsChinese),
};

const TABLES: Readonly<Record<Locale, AllWords>> = { en: allWordsEnglish, 'zh-CN': allWordsChinese };

export function allWordsFor(tag: string): AllWords {
  return TABLES[localeOf(tag)];
}
