import * as v from 'valibot';

const numberOrNull = v.nullable(v.number());

/** Why nothing could be run. The id is open: a newer host may know more reasons. */
export const noMainSchema = v.object({
  id: v.string(),
  target: v.optional(v.array(v.string()), []),
  sentence: v.string(),
  place: v.nullable(v.object({ file: v.string(), line: numberOrNull, column: numberOrNull })),
  fixes: v.array(v.object({ what: v.string(), how: v.string(), isCommand: v.boolean() })),
});
