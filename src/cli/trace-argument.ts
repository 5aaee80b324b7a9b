import { UserFacingError } from '../core/model/errors.ts';
import type { Invocation } from './arguments.ts';

/** The one operand of a verb that needs one. */
export function singleOperand({ operands }: Invocation, noun: string): string {
  const [operand, extra] = operands;
  if (operand === undefined) throw new UserFacingError('operand-missing', { noun });
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun, extra });
  return operand;
}

/** The TRACE of `show` and `report`: the last one when none is named. */
export function traceOperand({ operands }: Invocation): string {
  const [operand = '@last', extra] = operands;
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'TRACE', extra });
  return operand;
}
