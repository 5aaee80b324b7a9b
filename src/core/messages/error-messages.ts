import type { FileReason, SystemError } from '../model/error-args.ts';
import type { UserError, UserErrorArgs, UserErrorCode } from '../model/errors.ts';

/** A sentence for each error, and the reasons that those sentences contain, in one language. */
export interface ErrorMessages {
  readonly sentences: { readonly [Code in UserErrorCode]: (args: UserErrorArgs[Code]) => string };
  readonly fileReason: (reason: FileReason) => string;
  /** By the system's own code, like `ENOSPC`. */
  readonly reading: SystemReasons;
  readonly writing: SystemReasons;
  readonly starting: SystemReasons;
}

type SystemReasons = Readonly<Record<string, string>>;

export function errorText<Code extends UserErrorCode>(
  { sentences }: ErrorMessages,
  { code, args }: UserError<Code>,
): string {
  return sentences[code](args);
}

/** Shorter than the system's own messages for common errors. */
export function systemReason({ code, message }: SystemError, known: SystemReasons): string {
  return known[code] ?? message.replace(/\.$/, '');
}
