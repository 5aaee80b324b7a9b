import type { Marks } from '../marks.ts';

export const marksChinese: Marks = {
  comma: '，',
  andMore: '，',
  colon: '：',
  semicolon: '；',
  stop: '。',
  end: '。',
  bracketed: (text) => `（${text}）`,
};
