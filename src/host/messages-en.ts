import { allMessagesEnglish } from '../core/messages/en/all-messages.ts';
import { hostEnglish } from '../core/messages/en/host.ts';

/** Each language is a bundle of its own, so a window reads only one. */
export const messages = { all: allMessagesEnglish, host: hostEnglish };
