import type { Verification } from '../../core/analysis/compare/verify-outputs.ts';
import type { CommandLineMessages } from '../../core/messages/en/command-line.ts';
import { stepName } from '../../core/model/step-id.ts';
import { printable } from './printable.ts';

const MOST = 40;

/** How two builds with empty caches compare, one line each. */
export function verifyText(
  { compared, unequal, otherKeys }: Verification,
  { verify: messages }: Pick<CommandLineMessages, 'verify'>,
): readonly string[] {
  if (unequal.length + otherKeys.length === 0) return [messages.equal(compared)];
  return [
    messages.unequal(unequal.length, compared),
    ...unequal.slice(0, MOST).map((step) => `  ${printable(stepName(step))}`),
    ...(otherKeys.length > 0 ? [messages.otherKeys(otherKeys.length)] : []),
  ];
}
