import { UserFacingError } from '../../core/model/errors.ts';
import type { Invocation } from '../arguments.ts';
import { checkBuilds } from '../ci-check.ts';
import { summarizeBuilds } from '../ci-summary.ts';
import type { Command, CommandLineContext } from '../command.ts';

interface Topic {
  readonly options: readonly string[];
  readonly run: (
    traces: readonly string[],
    given: Invocation,
    context: CommandLineContext,
  ) => Promise<number>;
}

const LIMITS = ['max-rebuilt', 'max-work', 'max-binary', 'min-hit-rate'];

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['summary', { options: ['format'], run: summarizeBuilds }],
  ['check', { options: ['budget', 'update', 'json', ...LIMITS], run: checkBuilds }],
]);

export const command: Command = {
  options: [
    { name: 'baseline', value: 'TRACE' },
    { name: 'format', value: 'FORMAT' },
    { name: 'budget', value: 'FILE' },
    { name: 'update' },
    { name: 'max-rebuilt', value: 'COUNT' },
    { name: 'max-work', value: 'TIME' },
    { name: 'max-binary', value: 'SIZE' },
    { name: 'min-hit-rate', value: 'PERCENT' },
    { name: 'all' },
    { name: 'json' },
  ],

  async run(invocation, context) {
    const [name, ...traces] = invocation.operands;
    const topic = TOPICS.get(name ?? '');
    if (topic === undefined) throw new UserFacingError('ci-topic', { word: name ?? null });
    refuseOthers(topic, invocation);
    return topic.run(traces.length === 0 ? ['@last'] : traces, invocation, context);
  },
};

/** An option of another topic would be ignored, and with it perhaps a limit. */
function refuseOthers(own: Topic, { switches, values }: Invocation): void {
  for (const [name, { options }] of TOPICS) {
    const foreign = options.find(
      (one) => !own.options.includes(one) && (switches.has(one) || values.has(one)),
    );
    if (foreign !== undefined)
      throw new UserFacingError('option-of-other', { option: `--${foreign}`, command: `ci ${name}` });
  }
}
