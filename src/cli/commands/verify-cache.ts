import { verifyCache } from '../../app/compare/verify-cache.ts';
import { isReproducible } from '../../core/analysis/compare/verify-outputs.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { verificationJson } from '../../report/json/verify-json.ts';
import { verifyText } from '../../report/text/verify-text.ts';
import type { Command } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { untilSignal } from '../terminal/until-signal.ts';

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    if (operands.length === 0) throw new UserFacingError('verify-command-missing', {});
    const options = {
      recorderVersion: context.version,
      output: context.stderr,
      signals: 'forward' as const,
    };
    const result = await untilSignal((signal) =>
      verifyCache(operands, { ...options, signal }, context).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      }),
    );
    if (result === null) return exitCodeOf({ exitCode: null, signal: 'SIGINT' });
    const text = switches.has('json')
      ? JSON.stringify(verificationJson(operands, result), null, 2)
      : verifyText(result, context.messages).join('\n');
    context.stdout.write(`${text}\n`);
    return isReproducible(result) ? 0 : 1;
  },
};
