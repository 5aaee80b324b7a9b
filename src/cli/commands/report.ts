import { exportedView } from '../../app/exported-view.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { recordedCommand } from '../../report/text/recorded-at.ts';
import type { Command } from '../command.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { renderReport, writeNamedFile } from '../report-file.ts';
import { colorsFor } from '../terminal/colors.ts';
import { reachOf, traceOperand } from '../trace-argument.ts';

export const command: Command = {
  options: [{ name: 'html', value: 'FILE' }, { name: 'open' }, { name: 'example' }, { name: 'all' }],

  async run(invocation, context) {
    const name = traceOperand(invocation);
    const file = invocation.values.get('html');
    if (file === undefined) throw new UserFacingError('output-missing', { option: '--html FILE' });
    const recorded = await namedTrace(name, reachOf(invocation), context);
    const example = invocation.switches.has('example');
    const view = await exportedView(recorded, context, { example, judge: true });
    const path = await writeNamedFile(file, await renderReport(view, context), context);
    const colors = colorsFor(context.stderr, context.env);
    context.stderr.write(`${recordedCommand(recorded, context.messages, colors)}\n`);
    context.stderr.write(`${context.messages.commandLine.report.written(path)}\n`);
    if (invocation.switches.has('open')) await openInBrowser(path, context);
    return 0;
  },
};
