import { UserFacingError } from '../core/model/errors.ts';

/** What we could not do becomes a message, and the rest goes on; anything else is a defect. */
export async function attempt<T>(errors: UserFacingError[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    errors.push(error);
    return null;
  }
}
