import { type CommandLineWords, commandLineEnglish } from './command-line.ts';
import { type CompareWords, compareEnglish } from './compare.ts';
import { faultsEnglish } from './faults.ts';
import { type Locale, localeOf } from './locale.ts';
import { type MainWords, mainsEnglish } from './main-packages.ts';
import { type PredictWords, predictEnglish } from './predict.ts';
import { retold } from './retold.ts';
import type { Words } from './words.ts';
import { wordsFor } from './words-for.ts';
import { commandLineChinese } from './zh-cn/command-line.ts';
import { compareChinese } from './zh-cn/compare.ts';
import { faultsChinese } from './zh-cn/faults.ts';
import { mainsChinese } from './zh-cn/main-packages.ts';
import { predictChinese } from './zh-cn/predict.ts';

/** All that the command line and the editor's host say in one language; the panel has `PanelWords`. */
export interface AllWords extends Words {
  readonly mains: MainWords;
  readonly compare: CompareWords;
  readonly predict: PredictWords;
  readonly commandLine: CommandLineWords;
  /** The message of a `UserFacingError`, which may come from folders that know no reader. */
  readonly fault: (message: string) => string;
}

type OwnWords = Omit<AllWords, keyof Words>;

const english: OwnWords = {
  mains: mainsEnglish,
  compare: compareEnglish,
  predict: predictEnglish,
  commandLine: commandLineEnglish,
  fault: (message) => message,
};

const chinese: OwnWords = {
  mains: mainsChinese,
  compare: compareChinese,
  predict: predictChinese,
  commandLine: commandLineChinese,
  fault: (message) => retold(message, faultsEnglish, faultsChinese),
};

const TABLES: Readonly<Record<Locale, OwnWords>> = { en: english, 'zh-CN': chinese };

export function allWordsFor(tag: string): AllWords {
  return { ...wordsFor(tag), ...TABLES[localeOf(tag)] };
}
