import type { Punctuation } from '../punctuation.ts';

export const punctuationChinese: Punctuation = {
  comma: '，',
  andMore: '，',
  colon: '：',
  semicolon: '；',
  stop: '。',
  end: '。',
  bracketed: (text) => `（${text}）`,
};
