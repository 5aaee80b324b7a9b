import { checkCache } from '../../app/cache/check.ts';
import { type CacheCheck, LITTLE_ROOM_BYTES } from '../../core/analysis/cache/damage.ts';
import { cacheCheckText } from '../../report/text/cache-check-text.ts';
import type { Invocation } from '../arguments.ts';
import type { CommandLineContext } from '../command.ts';
import { loadCacheMessages } from '../language.ts';
import { colorsFor } from '../terminal/colors.ts';
import { INTERRUPTED } from './overview.ts';
import { withScanLine } from './scan-line.ts';

/** `cache check` */
export async function cacheCheck({ switches }: Invocation, context: CommandLineContext): Promise<number> {
  const messages = await loadCacheMessages(context);
  const check = await withScanLine(context, messages, (onProgress, signal) =>
    checkCache(context, { onProgress, signal }),
  );
  if (check === null) return INTERRUPTED;
  const colors = colorsFor(context.stdout, context.env);
  context.stdout.write(
    switches.has('json')
      ? `${JSON.stringify({ schemaVersion: '1.0', ...check }, null, 2)}\n`
      : cacheCheckText(check, { messages, shared: context.messages, colors }),
  );
  return isFine(check) ? 0 : 1;
}

function isFine({ damages, writable, freeBytes }: CacheCheck): boolean {
  return damages.length === 0 && writable && (freeBytes ?? LITTLE_ROOM_BYTES) >= LITTLE_ROOM_BYTES;
}
