import { allMessagesChinese } from '../core/messages/zh-cn/all-messages.ts';
import { hostChinese } from '../core/messages/zh-cn/host.ts';

/** Each language is a bundle of its own, so a window reads only one. */
export const messages = { all: allMessagesChinese, host: hostChinese };
