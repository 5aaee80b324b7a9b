import { clearTraces } from '../../app/forget-traces.ts';
import { listHistory } from '../../app/list-history.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { historyTable } from '../../report/text/history-text.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'json' }, { name: 'clear' }],

  async run({ switches, operands }, context) {
    const { stdout, stderr, messages } = context;
    if (operands[0] !== undefined)
      throw new UserFacingError('no-operand-taken', { command: 'history', word: operands[0] });
    if (switches.has('clear')) {
      stderr.write(`${messages.commandLine.history.cleared(await clearTraces(context))}\n`);
      return 0;
    }
    const entries = await listHistory(context);
    if (switches.has('json')) stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
    else if (entries.length > 0) stdout.write(historyTable(entries, context.home, messages));
    else stderr.write(`${messages.error({ code: 'history-empty', args: {} })}\n`);
    return 0;
  },
};
