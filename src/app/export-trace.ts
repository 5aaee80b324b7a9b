import { createHmac } from 'node:crypto';
import type { Explanation } from '../core/analysis/rebuild/explanation.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { type RedactOptions, redactArgv, redactTexts, redactTrace } from '../core/trace/redact.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { machineKey } from '../store/machine-key.ts';
import type { UserContext } from './user-context.ts';

/** The redacted trace for files that users pass on. */
export async function exportTrace(trace: BuildTrace, context: UserContext): Promise<BuildTrace> {
  return redactTrace(trace, await redaction(context));
}

/** The redacted reasons. */
export async function exportExplanation(
  explanation: Explanation,
  context: UserContext,
): Promise<Explanation> {
  const options = await redaction(context);
  const baselines = explanation.baselines.map((one) => ({ ...one, argv: redactArgv(one, options) }));
  return redactTexts({ ...explanation, baselines }, options);
}

/** Redacted texts for the screen. */
export async function exportTexts<T>(value: T, context: UserContext): Promise<T> {
  return redactTexts(value, await redaction(context));
}

/** What takes the place of a secret value: equal values of this machine stay equal. */
export async function valueHash(context: UserContext): Promise<(value: string) => string> {
  const { hash } = await redaction(context);
  return (value) => `redacted:${hash(value)}`;
}

async function redaction(context: UserContext): Promise<RedactOptions> {
  const key = await machineKey(cacheFolder(context));
  return {
    homeDirectory: context.home,
    hash: (value) => createHmac('sha256', key).update(value).digest('hex').slice(0, 12),
  };
}
