import { homedir } from 'node:os';
import type { UserPlace } from '../app/user-context.ts';
import type { Services } from './services.ts';

/** Whose traces these are: the user of the machine that the extension runs on. */
export function hostPlace({ allWords }: Pick<Services, 'allWords'>, directory = homedir()): UserPlace {
  return { env: process.env, directory, platform: process.platform, home: homedir(), words: allWords };
}
