import { binaryPage, exportedBinaryPage } from '../../app/binary/binary-page.ts';
import { inspectBinary, isTrace } from '../../app/binary/inspect.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { hasProblems, type Inspection } from '../../core/analysis/binary/inspection.ts';
import type { BinaryMessages } from '../../core/messages/en/binary.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { viewBinary } from '../../core/view/binary/binary-view.ts';
import { type BinaryPageView, tracedNote } from '../../core/view/binary/page/binary-page-view.ts';
import { sizeLines } from '../../core/view/binary/size-lines.ts';
import { renderHtmlBinary } from '../../report/html/binary-report.ts';
import { inspectionJson } from '../../report/json/inspect-json.ts';
import { inspectText } from '../../report/text/inspect-text.ts';
import type { Invocation } from '../arguments.ts';
import { printBinaryComparison } from '../binary-comparison.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { loadBinaryMessages } from '../language.ts';
import { bundleOf, writeNamedFile } from '../report-file.ts';
import { colorsFor } from '../terminal/colors.ts';
import { reachOf } from '../trace-argument.ts';

export const command: Command = {
  options: [
    { name: 'all' },
    { name: 'json' },
    { name: 'packages' },
    { name: 'html', value: 'FILE' },
    { name: 'target', value: 'TARGET', repeatable: true },
  ],

  async run(invocation, context) {
    const [operand, name, extra] = invocation.operands;
    if (operand === undefined) throw new UserFacingError('operand-missing', { noun: 'FILE' });
    if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'FILE', extra });
    // A trace may have several binaries, of which a name chooses one.
    if (name !== undefined && (!isTrace(operand) || isTrace(name)))
      return printBinaryComparison([operand, name], invocation, context);
    const inspection = await inspectBinary(
      {
        operand,
        name: name ?? null,
        reach: reachOf(invocation),
        targets: invocation.lists.get('target') ?? [],
      },
      context,
    );
    context.stdout.write(
      invocation.switches.has('json')
        ? `${JSON.stringify(inspectionJson(inspection), null, 2)}\n`
        : textOf(inspection, invocation, context, await loadBinaryMessages(context)),
    );
    const html = invocation.values.get('html');
    if (html !== undefined) {
      const trace = isTrace(operand) ? await namedTrace(operand, reachOf(invocation), context) : null;
      await writePage(
        html,
        binaryPage(inspection, trace, await loadBinaryMessages(context), context),
        context,
      );
    }
    return hasProblems(inspection) ? 1 : 0;
  },
};

/** Writes the redacted page, which works offline. */
async function writePage(file: string, page: BinaryPageView, context: CommandLineContext): Promise<void> {
  const view = await exportedBinaryPage(page, context);
  const html = await renderHtmlBinary(view, await bundleOf('binary', context), context.messages.locale);
  const path = await writeNamedFile(file, html, context);
  context.stderr.write(`${context.messages.commandLine.report.written(path)}\n`);
}

function textOf(
  inspection: Inspection,
  { operands, switches }: Invocation,
  context: CommandLineContext,
  messages: BinaryMessages,
): string {
  const { traced, path, facts, findings, sizes } = inspection;
  const notes = traced === null ? [] : tracedNote(traced, messages);
  const lines = inspectText(
    traced === null ? (operands[0] ?? path) : path,
    viewBinary(facts, findings, messages, inspection),
    {
      notes,
      sizes: {
        heading: messages.headings.sizes,
        lines: sizeLines(sizes, switches.has('packages'), messages),
      },
      colors: colorsFor(context.stdout, context.env),
      punctuation: messages.punctuation,
    },
  );
  return lines.map((line) => `${line}\n`).join('');
}
