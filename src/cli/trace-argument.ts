import type { Reach } from '../app/named-trace.ts';
import { UserFacingError } from '../core/model/errors.ts';
import type { Invocation } from './arguments.ts';

/** The only operand of a command that requires one. */
export function singleOperand({ operands }: Invocation, noun: string): string {
  const [operand, extra] = operands;
  if (operand === undefined) throw new UserFacingError('operand-missing', { noun });
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun, extra });
  return operand;
}

/** The TRACE of `show` and `report`; the last one if none is given. */
export function traceOperand({ operands }: Invocation): string {
  const [operand = '@last', extra] = operands;
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'TRACE', extra });
  return operand;
}

/** `--all`: names like `@last` count the traces of every location, not only of this one. */
export function reachOf({ switches }: Pick<Invocation, 'switches'>): Reach {
  return switches.has('all') ? 'everywhere' : 'here';
}
