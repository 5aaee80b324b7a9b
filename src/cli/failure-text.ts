import type { AllMessages } from '../core/messages/en/all-messages.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { printable } from '../report/text/printable.ts';

/** One sentence for a user-facing error; anything else is a bug and keeps its stack. */
export function failureText(error: unknown, messages: AllMessages): string {
  if (error instanceof UserFacingError)
    return `go-build-pipeline: ${messages.error(error).split('\n').map(printable).join('\n')}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${messages.commandLine.defect(stack)}\n`;
}
