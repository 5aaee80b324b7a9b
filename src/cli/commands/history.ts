import { clearTraces } from '../../app/forget-traces.ts';
import { listHistory, type NamedEntry } from '../../app/list-history.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { historyGroups, historyTable } from '../../report/text/history-text.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'all' }, { name: 'json' }, { name: 'clear' }],

  async run({ switches, operands }, context) {
    const { stdout, stderr, messages } = context;
    if (operands[0] !== undefined)
      throw new UserFacingError('no-operand-taken', { command: 'history', word: operands[0] });
    if (switches.has('clear')) {
      stderr.write(`${messages.commandLine.history.cleared(await clearTraces(context))}\n`);
      return 0;
    }
    const groups = await listHistory(context);
    const entries = groups.flatMap((group) => group.entries);
    const listed = switches.has('all') ? [...entries].sort(newestFirst) : entries;
    if (switches.has('json')) stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
    else if (entries.length === 0) stderr.write(`${messages.error({ code: 'history-empty', args: {} })}\n`);
    else if (switches.has('all')) stdout.write(historyTable(listed, context.home, messages));
    else stdout.write(historyGroups(groups, context.home, messages));
    return 0;
  },
};

const newestFirst = (a: NamedEntry, b: NamedEntry): number => (a.id < b.id ? 1 : -1);
