import * as v from 'valibot';
import { list, struct, text } from '../../model/schema-parts.ts';

const numberOrNull = v.nullable(v.number());

/**
 * The answer to "why no main package", in the words of the language that the view was made for. The id is
 * open: a newer host may know more reasons.
 */
export const noMainSchema = struct({
  id: text,
  /** What was judged: as typed, or the one program of many that was not linked. */
  target: v.optional(list(text), []),
  sentence: text,
  place: v.nullable(struct({ file: text, line: numberOrNull, column: numberOrNull })),
  /** What to do, and the command or edit that does it; the likeliest first. */
  fixes: list(struct({ what: text, how: text, isCommand: v.boolean() })),
});
