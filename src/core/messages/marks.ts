/** What stands between the parts of a sentence that code puts together. */
export interface Marks {
  /** Between facts in a row. */
  readonly comma: string;
  /** Before what was left out of a list. */
  readonly andMore: string;
  /** Between a name and what is said of it. */
  readonly colon: string;
  readonly semicolon: string;
  /** Between two sentences; `end` is behind the last. */
  readonly stop: string;
  readonly end: string;
  /** Behind a word, with what stands before the bracket. */
  readonly bracketed: (text: string) => string;
}

export const marksEnglish: Marks = {
  comma: ', ',
  andMore: ' ',
  colon: ': ',
  semicolon: '; ',
  stop: '. ',
  end: '.',
  bracketed: (text) => ` (${text})`,
};
