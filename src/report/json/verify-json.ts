import type { Verification } from '../../core/analysis/compare/verify-outputs.ts';
import { stepName } from '../../core/model/step-id.ts';

/** What `verify-cache --json` prints. */
export function verificationJson(argv: readonly string[], verification: Verification) {
  const { compared, unequal, otherKeys } = verification;
  return {
    schemaVersion: '1.0',
    command: argv,
    compared,
    unequal: unequal.map(stepName),
    otherKeys: otherKeys.map(stepName),
  };
}
