import { allWordsChinese } from '../core/words/zh-cn/all-words.ts';
import { hostChinese } from '../core/words/zh-cn/host.ts';

/** Each language is a file of its own in the build: a window reads one. */
export const words = { all: allWordsChinese, host: hostChinese };
