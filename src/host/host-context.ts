import { homedir } from 'node:os';
import type { UserContext } from '../app/user-context.ts';
import type { Services } from './services.ts';

/** Whose traces these are: the user of the machine that the extension runs on. */
export function hostPlace({ allWords }: Pick<Services, 'allWords'>, directory = homedir()): UserContext {
  return { env: process.env, directory, platform: process.platform, home: homedir(), messages: allWords };
}
