import { UserFacingError } from '../core/model/errors.ts';

/** A user-facing error becomes a message, and the rest continues; anything else is a bug. */
export async function attempt<T>(errors: UserFacingError[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    errors.push(error);
    return null;
  }
}
