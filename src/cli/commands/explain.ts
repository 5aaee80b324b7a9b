import { failureOf } from '../../app/failure/trace-failure.ts';
import { explain } from '../../app/rebuild/explain.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { explanationJson } from '../../report/json/explain-json.ts';
import { explainText } from '../../report/text/explain-text.ts';
import { recordedCommand } from '../../report/text/recorded-at.ts';
import { answered } from '../answered-failure.ts';
import type { Command, CommandLineContext } from '../command.ts';
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
    const failure = importPath === null ? await whyFailed(trace, context) : null;
    const text = switches.has('json')
      ? JSON.stringify(
          { ...explanationJson(trace, explanation, importPath, beyond), ...failure?.json },
          null,
          2,
        )
      : [
          recordedCommand(trace, context.messages, colors),
          ...(failure?.lines ?? []),
          // Nothing was compared if nothing was built.
          ...(failure === null || explanation !== null
            ? explainText(explained, context.messages, colors)
            : []),
        ].join('\n');
    context.stdout.write(`${text}\n`);
    return failure === null ? 0 : 1;
  },
};

/** The answer of `why`, if the command failed. */
async function whyFailed(trace: BuildTrace, context: CommandLineContext) {
  const answer = failureOf(trace, context);
  if (answer === null) return null;
  const { lines, json } = await answered(answer, context);
  return { lines, json: { failure: json } };
}

/** A TRACE is `@last`, `@2`, `-` or a file; everything else is a package. */
function explainQuestion([first, second, extra]: readonly string[]) {
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra });
  if (first === undefined) return { trace: '@last', package: null };
  if (/^(?:@|-$|\/dev\/)|\.json$/.test(first)) return { trace: first, package: second ?? null };
  if (second !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra: second });
  return { trace: '@last', package: first };
}
