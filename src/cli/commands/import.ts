import { importedTrace } from '../../app/named-trace.ts';
import type { Command } from '../command.ts';
import { finishTrace } from '../finish-trace.ts';
import { singleOperand } from '../trace-argument.ts';

export const command: Command = {
  options: [
    { name: 'out', value: 'FILE' },
    { name: 'html', value: 'FILE' },
    { name: 'open' },
    { name: 'quiet' },
    { name: 'no-history' },
  ],

  async run(invocation, context) {
    const name = singleOperand(invocation, 'GRAPH.json');
    const trace = await importedTrace(name, context.version, context);
    const kept = await finishTrace(trace, invocation, context);
    return kept ? 0 : 2;
  },
};
