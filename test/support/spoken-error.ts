import { UserFacingError } from '../../src/core/model/errors.ts';
import { allMessagesFor } from './messages-for.ts';

/** The sentence for what was thrown, as a reader of that language sees it; a defect is thrown on. */
export function sentenceOf(error: unknown, tag = 'en'): string {
  if (!(error instanceof UserFacingError)) throw error;
  return allMessagesFor(tag).error(error);
}

/** The same for what `run` throws. */
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
