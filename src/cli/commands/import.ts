import { importedTrace } from '../../app/named-trace.ts';
import type { Command } from '../command.ts';
import { finishTrace, wantedOutputs } from '../finish-trace.ts';
import { singleOperand } from '../trace-argument.ts';
import { openOutputs } from '../trace-outputs.ts';

export const command: Command = {
  options: [
    { name: 'out', value: 'FILE' },
    { name: 'json', value: 'FILE' },
    { name: 'html', value: 'FILE' },
    { name: 'open' },
    { name: 'quiet' },
    { name: 'no-history' },
  ],

  async run(invocation, context) {
    const name = singleOperand(invocation, 'GRAPH.json');
    const trace = await importedTrace(name, context.version, context);
    const outputs = openOutputs(context, wantedOutputs(invocation).saves);
    const saved = await finishTrace(trace, invocation, context, outputs);
    return saved ? 0 : 2;
  },
};
