import { predictNext } from '../../app/predict/predict-next.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { predictionJson } from '../../report/json/predict-json.ts';
import { predictText } from '../../report/text/predict-text.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    if (operands.length === 0) throw new UserFacingError('go-command-missing', { command: 'predict' });
    const { directory: cwd, env } = context;
    const next = await predictNext({ argv: operands, cwd, env, recorderVersion: context.version }, context);
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
