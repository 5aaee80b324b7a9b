import { showTrace } from '../../report/show-json.ts';
import { explainedView } from '../../session/explain-trace.ts';
import { historyOf } from '../../session/history-of.ts';
import { summaryFor } from '../summary-for.ts';
import { namedTrace, traceOperand } from '../trace-argument.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = {
  options: [{ name: 'json' }],

  async run(invocation, context) {
    const word = traceOperand(invocation, context);
    const trace = await namedTrace(word, historyOf(context), context);
    context.stdout.write(
      invocation.switches.has('json')
        ? `${JSON.stringify(showTrace(trace), null, 2)}\n`
        : summaryFor(
            await explainedView(trace, context),
            { trace: null, report: null },
            context.stdout,
            context,
          ),
    );
    return 0;
  },
};
