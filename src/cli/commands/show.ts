import { namedTrace } from '../../app/named-trace.ts';
import { explainedView } from '../../app/rebuild/explain-trace.ts';
import { showTrace } from '../../report/json/show-json.ts';
import type { Command } from '../command.ts';
import { summaryFor } from '../summary-for.ts';
import { reachOf, traceOperand } from '../trace-argument.ts';

export const command: Command = {
  options: [{ name: 'all' }, { name: 'json' }],

  async run(invocation, context) {
    const name = traceOperand(invocation);
    const trace = await namedTrace(name, reachOf(invocation), context);
    context.stdout.write(
      invocation.switches.has('json')
        ? `${JSON.stringify(showTrace(trace), null, 2)}\n`
        : summaryFor(
            await explainedView(trace, context),
            { trace: null, report: null },
            context.stdout,
            context,
            { recorded: true },
          ),
    );
    return 0;
  },
};
