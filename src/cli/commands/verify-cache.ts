import { verifyCache } from '../../app/verify-cache.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { stepName } from '../../core/model/step-id.ts';
import { verificationJson } from '../../report/json/verify-json.ts';
import { printable } from '../../report/text/why-text.ts';
import type { Command } from '../command.ts';

const MOST = 40;

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    const says = context.messages.commandLine.verify;
    const [program, goVerb = ''] = operands;
    if (program === undefined) throw new UserFacingError('verify-command-missing', {});
    // A program that is run, or a test, is no matter of the cache, and would happen twice.
    if (!['build', 'install', 'vet', 'list'].includes(goVerb))
      throw new UserFacingError('verify-not-a-build', { verb: goVerb });
    const result = await verifyCache(
      operands,
      { recorderVersion: context.version, output: context.stderr },
      context,
    );
    const { compared, unequal, otherKeys } = result;
    const isEqual = unequal.length + otherKeys.length === 0;
    const lines = isEqual
      ? [says.equal(compared)]
      : [
          says.unequal(unequal.length, compared),
          ...unequal.slice(0, MOST).map((step) => `  ${printable(stepName(step))}`),
          ...(otherKeys.length > 0 ? [says.otherKeys(otherKeys.length)] : []),
        ];
    const text = switches.has('json')
      ? JSON.stringify(verificationJson(operands, result), null, 2)
      : lines.join('\n');
    context.stdout.write(`${text}\n`);
    return isEqual ? 0 : 1;
  },
};
