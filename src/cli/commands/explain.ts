import { explain } from '../../app/rebuild/explain.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { explanationJson } from '../../report/json/explain-json.ts';
import { explainText } from '../../report/text/explain-text.ts';
import { recordedCommand } from '../../report/text/recorded-at.ts';
import type { Command } from '../command.ts';
import { colorsFor } from '../terminal/colors.ts';
import { reachOf } from '../trace-argument.ts';

export const command: Command = {
  options: [{ name: 'all' }, { name: 'json' }],

  async run(invocation, context) {
    const { operands, switches } = invocation;
    const question = { ...explainQuestion(operands), reach: reachOf(invocation) };
    const explained = await explain(question, context);
    const { trace, explanation, importPath, beyond } = explained;
    const colors = colorsFor(context.stdout, context.env);
    const text = switches.has('json')
      ? JSON.stringify(explanationJson(trace, explanation, importPath, beyond), null, 2)
      : [
          recordedCommand(trace, context.messages, colors),
          ...explainText(explained, context.messages, colors),
        ].join('\n');
    context.stdout.write(`${text}\n`);
    return 0;
  },
};

/** A TRACE is `@last`, `@2`, `-` or a file; everything else is a package. */
function explainQuestion([first, second, extra]: readonly string[]) {
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra });
  if (first === undefined) return { trace: '@last', package: null };
  if (/^(?:@|-$|\/dev\/)|\.json$/.test(first)) return { trace: first, package: second ?? null };
  if (second !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra: second });
  return { trace: '@last', package: first };
}
