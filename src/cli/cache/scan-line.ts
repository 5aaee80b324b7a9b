import type { OverviewOptions } from '../../app/cache/overview.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import type { CommandLineContext } from '../command.ts';
import { mayShowLiveLine, openLiveLine } from '../terminal/live-line.ts';
import { untilSignal } from '../terminal/until-signal.ts';

type Work<T> = (onProgress: NonNullable<OverviewOptions['onProgress']>, signal: AbortSignal) => Promise<T>;

/** Shows the progress of work that reads caches. null if a signal ended it: a message says that nothing changed. */
export async function withScanLine<T>(
  context: CommandLineContext,
  messages: CacheMessages,
  work: Work<T>,
): Promise<T | null> {
  const { stderr, env } = context;
  const line = mayShowLiveLine(stderr, env) ? openLiveLine(stderr) : null;
  const { reading, interrupted } = messages.contents;
  try {
    return await untilSignal(async (signal) => {
      try {
        return await work((cache, { done, total, entries }) => {
          line?.show(() =>
            cache === 'build'
              ? reading.build(`${Math.floor((100 * done) / total)} %`, entries)
              : reading.modules(entries),
          );
        }, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        line?.end();
        stderr.write(`${interrupted}\n`);
        return null;
      }
    });
  } finally {
    line?.end();
  }
}
