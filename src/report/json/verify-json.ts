import type { Verification } from '../../core/analysis/compare/verify-outputs.ts';

/** What `verify-cache --json` prints. */
export function verificationJson(argv: readonly string[], verification: Verification) {
  return { schemaVersion: '1.0', command: argv, ...verification };
}
