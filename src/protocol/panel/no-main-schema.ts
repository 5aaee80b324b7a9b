import * as v from 'valibot';
import type { MainReasonId } from '../../core/model/main-answer.ts';

const numberOrNull = v.nullable(v.number());

/** Why nothing could be run. The id is open: a newer host may know more reasons. */
export const noMainSchema = v.object({
  id: v.pipe(
    v.string(),
    v.transform((id) => id as MainReasonId),
  ),
  target: v.optional(v.array(v.string()), []),
  sentence: v.string(),
  place: v.nullable(v.object({ file: v.string(), line: numberOrNull, column: numberOrNull })),
  fixes: v.array(v.object({ what: v.string(), how: v.string(), isCommand: v.boolean() })),
});
