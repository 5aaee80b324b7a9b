import { UserFacingError } from '../../core/model/errors.ts';
import type { Command } from '../command.ts';
import { nearest } from '../nearest.ts';

const TOPICS = ['hits', 'check', 'clean', 'restore'];

export const command: Command = {
  options: [
    { name: 'yes' },
    { name: 'to-trash' },
    { name: 'wait' },
    { name: 'goal', value: 'PERCENT' },
    { name: 'all' },
    { name: 'json' },
  ],
  goFlags: true,

  async run(invocation, context) {
    const [topic, extra] = invocation.operands;
    switch (topic) {
      case undefined:
        return (await import('../cache/overview.ts')).cacheContents(invocation, context);
      case 'hits':
        if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'hits', extra });
        return (await import('../cache/hits.ts')).cacheHits(invocation, context);
      case 'clean':
        return (await import('../cache/clean.ts')).cacheClean(invocation, context);
      case 'check':
        if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'check', extra });
        return (await import('../cache/check.ts')).cacheCheck(invocation, context);
      case 'restore':
        if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'restore', extra });
        return (await import('../cache/clean.ts')).cacheRestore(context);
      default:
        throw new UserFacingError('cache-topic', { word: topic, meant: nearest(topic, TOPICS) });
    }
  },
};
