import { cacheOverview } from '../../app/cache/overview.ts';
import { cacheOverviewText } from '../../report/text/cache-overview-text.ts';
import type { Invocation } from '../arguments.ts';
import type { CommandLineContext } from '../command.ts';
import { loadCacheMessages } from '../language.ts';
import { colorsFor } from '../terminal/colors.ts';
import { withScanLine } from './scan-line.ts';

/** `cache` without a topic. */
export async function cacheContents({ switches }: Invocation, context: CommandLineContext): Promise<number> {
  const messages = await loadCacheMessages(context);
  const nowMs = Date.now();
  const overview = await withScanLine(context, messages, (onProgress, signal) =>
    cacheOverview(context, { nowMs, onProgress, signal }),
  );
  if (overview === null) return INTERRUPTED;
  context.stdout.write(
    switches.has('json')
      ? `${JSON.stringify({ schemaVersion: '1.0', ...overview }, null, 2)}\n`
      : cacheOverviewText(overview, {
          messages,
          shared: context.messages,
          colors: colorsFor(context.stdout, context.env),
          columns: context.stdout.columns ?? 80,
          nowMs,
        }),
  );
  return 0;
}

/** As a shell reports Ctrl-C. */
export const INTERRUPTED = 130;
