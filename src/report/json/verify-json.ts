import type { Verification } from '../../core/analysis/compare/verify-outputs.ts';
import { withoutSecrets } from '../../core/go/secrets.ts';
import { stepName } from '../../core/model/step-id.ts';

/** The output of `verify-cache --json`. */
export function verificationJson(argv: readonly string[], verification: Verification) {
  const { compared, unequal, otherKeys } = verification;
  return {
    schemaVersion: '1.0',
    command: withoutSecrets(argv),
    compared,
    unequal: unequal.map(stepName),
    otherKeys: otherKeys.map(stepName),
  };
}
