import { dirname, resolve } from 'node:path';
import { importGraph } from '../../core/trace/import-graph.ts';
import { readTextFile } from '../../store/trace-file.ts';
import type { Command } from '../command.ts';
import { finishTrace } from '../finish-trace.ts';
import { namingFile, singleOperand } from '../trace-argument.ts';

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
    const path = resolve(context.directory, name);
    const text = await readTextFile(path, 'graph');
    const trace = namingFile(name, () =>
      importGraph(text, { recorderVersion: context.version, directory: dirname(path) }),
    );
    const kept = await finishTrace(trace, invocation, context);
    return kept ? 0 : 2;
  },
};
