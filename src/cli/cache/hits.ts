import { hitRateHistory } from '../../app/cache/hit-rate-history.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { hitRatesText } from '../../report/text/hit-rates-text.ts';
import type { Invocation } from '../arguments.ts';
import type { CommandLineContext } from '../command.ts';
import { loadCacheMessages } from '../language.ts';
import { colorsFor } from '../terminal/colors.ts';

const DEFAULT_GOAL = 85;

/** `cache hits` */
export async function cacheHits(
  { switches, values }: Invocation,
  context: CommandLineContext,
): Promise<number> {
  const given = values.get('goal');
  const goal = goalOf(given);
  const all = switches.has('all');
  const rates = await hitRateHistory(context, { all });
  if (switches.has('json')) context.stdout.write(`${JSON.stringify(rates, null, 2)}\n`);
  else if (rates.length === 0)
    context.stderr.write(`${context.messages.error({ code: all ? 'no-rows' : 'no-rows-here', args: {} })}\n`);
  else {
    const text = hitRatesText(rates, {
      messages: await loadCacheMessages(context),
      shared: context.messages,
      colors: colorsFor(context.stdout, context.env),
      goal: goal / 100,
      shownPath: (path) => path,
    });
    context.stdout.write(text);
  }
  return given !== undefined && rates.some(({ rate }) => rate < goal / 100) ? 1 : 0;
}

function goalOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_GOAL;
  const goal = Number(text.replace(/\s*%$/, ''));
  if (text.trim() === '' || !(goal >= 0 && goal <= 100)) throw new UserFacingError('goal-invalid', { text });
  return goal;
}
