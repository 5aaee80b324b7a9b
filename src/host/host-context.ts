import { homedir } from 'node:os';
import type { UserContext } from '../app/user-context.ts';
import type { Services } from './services.ts';

/** The context of the user on the machine where the extension runs. */
export function hostContext(
  { allMessages }: Pick<Services, 'allMessages'>,
  directory = homedir(),
): UserContext {
  return { env: process.env, directory, platform: process.platform, home: homedir(), messages: allMessages };
}
