import { UserFacingError } from '../core/model/errors.ts';
import type { AllWords } from '../core/words/all-words.ts';

/** One sentence for what we could not do; anything else is a defect and keeps its stack. */
export function failureText(error: unknown, { commandLine }: AllWords): string {
  if (error instanceof UserFacingError) return `go-build-pipeline: ${error.message}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${commandLine.errors.bug(stack)}\n`;
}
