import { allWordsEnglish } from '../core/messages/en/all-messages.ts';
import { hostEnglish } from '../core/messages/en/host.ts';

/** Each language is a file of its own in the build: a window reads one. */
export const words = { all: allWordsEnglish, host: hostEnglish };
