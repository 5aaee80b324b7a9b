import { askWhy } from '../../app/failure/ask-why.ts';
import { predictNext } from '../../app/predict/predict-next.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { predictionJson } from '../../report/json/predict-json.ts';
import { predictText } from '../../report/text/predict-text.ts';
import { answered } from '../answered-failure.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    if (operands.length === 0) throw new UserFacingError('go-command-missing', { command: 'predict' });
    const { directory: cwd, env } = context;
    const options = { argv: operands, cwd, env, recorderVersion: context.version };
    const next = await predictNext(options, context).catch(async (error: unknown) => {
      // go refuses the command: say why, as after a trace of it.
      const asked = isNotPlanned(error) ? await askWhy(operands, { build: false }, context) : null;
      if (asked?.state !== 'failed') throw error;
      return answered(asked.answer, context);
    });
    if ('lines' in next) {
      const { lines, json } = next;
      context.stdout.write(`${switches.has('json') ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
      return 1;
    }
    context.stdout.write(
      switches.has('json')
        ? `${JSON.stringify(predictionJson(next), null, 2)}\n`
        : predictText(next, context.messages)
            .map((line) => `${line}\n`)
            .join(''),
    );
    return 0;
  },
};

function isNotPlanned(error: unknown): boolean {
  return error instanceof UserFacingError && error.code === 'not-planned';
}
