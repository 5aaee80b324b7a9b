import { UserFacingError } from '../../src/core/model/errors.ts';
import { allMessagesFor } from './messages-for.ts';

/** The message for a user-facing error in a language; rethrows a bug. */
export function sentenceOf(error: unknown, tag = 'en'): string {
  if (!(error instanceof UserFacingError)) throw error;
  return allMessagesFor(tag).error(error);
}

/** The message for the error that `run` throws. */
export function refusalOf(run: () => unknown, tag = 'en'): string {
  try {
    run();
  } catch (error) {
    return sentenceOf(error, tag);
  }
  throw new Error('Nothing was refused.');
}

export async function refusalLater(work: Promise<unknown>, tag = 'en'): Promise<string> {
  const error = await work.then(
    () => new Error('Nothing was refused.'),
    (cause: unknown) => cause,
  );
  return sentenceOf(error, tag);
}
