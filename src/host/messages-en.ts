import { allMessagesEnglish } from '../core/messages/en/all-messages.ts';
import { hostEnglish } from '../core/messages/en/host.ts';

/** Each language is a file of its own in the build: a window reads one. */
export const messages = { all: allMessagesEnglish, host: hostEnglish };
