import { cacheFolder } from '../store/cache-folder.ts';
import { type History, openHistory } from '../store/history.ts';
import type { CommandLineContext } from './verb.ts';

/** The history of the user who runs this command. */
export function historyOf(context: CommandLineContext): History {
  return openHistory(cacheFolder(context), () => null);
}
