import { isReproducible, type Verification } from '../../core/analysis/compare/verify-outputs.ts';
import { withoutSecrets } from '../../core/go/secrets.ts';
import { stepName } from '../../core/model/step-id.ts';

/** The output of `verify-cache --json`. */
export function verificationJson(argv: readonly string[], verification: Verification) {
  const { compared, differences, changedInputs, consequences } = verification;
  return {
    schemaVersion: '2.0',
    command: withoutSecrets(argv),
    reproducible: isReproducible(verification),
    compared,
    differences: differences.map(({ step, parts }) => ({ step: stepName(step), parts })),
    changedInputs: changedInputs.map(({ steps, reasons, isOwnOutput }) => ({
      steps: steps.map(stepName),
      reasons,
      isOwnOutput,
    })),
    consequences: consequences.map(stepName),
  };
}
