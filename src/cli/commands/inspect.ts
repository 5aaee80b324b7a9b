import { inspectBinary, isTrace } from '../../app/binary/inspect.ts';
import { hasProblems, type Inspection } from '../../core/analysis/binary/inspection.ts';
import type { BinaryMessages } from '../../core/messages/en/binary.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { viewBinary } from '../../core/view/binary/binary-view.ts';
import { sizeLines } from '../../core/view/binary/size-lines.ts';
import { inspectionJson } from '../../report/json/inspect-json.ts';
import { inspectText } from '../../report/text/inspect-text.ts';
import type { Invocation } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { loadBinaryMessages } from '../language.ts';
import { colorsFor } from '../terminal/colors.ts';
import { reachOf } from '../trace-argument.ts';

export const command: Command = {
  options: [{ name: 'all' }, { name: 'json' }, { name: 'packages' }],

  async run(invocation, context) {
    const [operand, name, extra] = invocation.operands;
    if (operand === undefined) throw new UserFacingError('operand-missing', { noun: 'FILE' });
    // Only a trace may have several binaries to choose from.
    const surplus = isTrace(operand) ? extra : name;
    if (surplus !== undefined)
      throw new UserFacingError('operand-extra', {
        noun: isTrace(operand) ? 'NAME' : 'FILE',
        extra: surplus,
      });
    const inspection = await inspectBinary(
      { operand, name: name ?? null, reach: reachOf(invocation) },
      context,
    );
    context.stdout.write(
      invocation.switches.has('json')
        ? `${JSON.stringify(inspectionJson(inspection), null, 2)}\n`
        : textOf(inspection, invocation, context, await loadBinaryMessages(context)),
    );
    return hasProblems(inspection) ? 1 : 0;
  },
};

function textOf(
  inspection: Inspection,
  { operands, switches }: Invocation,
  context: CommandLineContext,
  messages: BinaryMessages,
): string {
  const { traced, path, facts, findings, sizes } = inspection;
  const notes =
    traced === null || traced.state === 'same'
      ? []
      : [
          traced.state === 'changed'
            ? messages.tracedChanged(traced.package)
            : messages.tracedUnknown(traced.package),
        ];
  const lines = inspectText(
    traced === null ? (operands[0] ?? path) : path,
    viewBinary(facts, findings, messages),
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
