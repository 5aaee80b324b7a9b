/** Punctuation for sentences that code assembles. */
export interface Punctuation {
  /** Between listed facts. */
  readonly comma: string;
  /** Before the number of omitted list entries. */
  readonly andMore: string;
  /** Between a name and its description. */
  readonly colon: string;
  readonly semicolon: string;
  /** Between two sentences; `end` follows the last one. */
  readonly stop: string;
  readonly end: string;
  /** After a word, including the space before the parenthesis. */
  readonly bracketed: (text: string) => string;
}

export const punctuationEnglish: Punctuation = {
  comma: ', ',
  andMore: ' ',
  colon: ': ',
  semicolon: '; ',
  stop: '. ',
  end: '.',
  bracketed: (text) => ` (${text})`,
};
