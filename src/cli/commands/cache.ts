import { UserFacingError } from '../../core/model/errors.ts';
import type { Command } from '../command.ts';
import { nearest } from '../nearest.ts';

const TOPICS = ['hits'];

export const command: Command = {
  options: [{ name: 'all' }, { name: 'goal', value: 'PERCENT' }, { name: 'json' }],

  async run(invocation, context) {
    const [topic, extra] = invocation.operands;
    switch (topic) {
      case undefined:
        return (await import('../cache/overview.ts')).cacheContents(invocation, context);
      case 'hits':
        if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'hits', extra });
        return (await import('../cache/hits.ts')).cacheHits(invocation, context);
      default:
        throw new UserFacingError('cache-topic', { word: topic, meant: nearest(topic, TOPICS) });
    }
  },
};
