import { allMessagesChinese } from '../core/messages/zh-cn/all-messages.ts';
import { hostChinese } from '../core/messages/zh-cn/host.ts';

/** Each language is a file of its own in the build: a window reads one. */
export const messages = { all: allMessagesChinese, host: hostChinese };
