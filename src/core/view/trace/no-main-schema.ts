import * as v from 'valibot';
import { list, struct, text } from '../../model/schema-parts.ts';

const numberOrNull = v.nullable(v.number());

/**
 * The answer to "why no main package", in the language of the view. The ID is an open list, because a newer
 * host may have more reasons.
 */
export const noMainSchema = struct({
  id: text,
  /** The target: as typed, or the one program of several that was not linked. */
  target: v.optional(list(text), []),
  sentence: text,
  place: v.nullable(struct({ file: text, line: numberOrNull, column: numberOrNull })),
  /** The fixes, and the command or edit for each; most likely first. */
  fixes: list(struct({ what: text, how: text, isCommand: v.boolean() })),
  /** `command`: about the whole command, with causes that the list of main packages does not have. */
  about: v.optional(v.picklist(['main', 'command']), 'main'),
  /** Who set the deciding value; null if no setting decided. */
  setBy: v.optional(v.nullable(text), null),
  /** go's complete message; null if the page shows it elsewhere. */
  goWords: v.optional(v.nullable(text), null),
});
