import { allWordsEnglish } from '../core/words/all-words.ts';
import { hostEnglish } from '../core/words/host.ts';

/** Each language is a file of its own in the build: a window reads one. */
export const words = { all: allWordsEnglish, host: hostEnglish };
