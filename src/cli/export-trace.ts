import { createHmac } from 'node:crypto';
import type { BuildTrace } from '../core/model/trace.ts';
import { redactTrace } from '../core/trace/redact.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { machineKey } from '../store/machine-key.ts';
import type { CommandLineContext } from './verb.ts';

/** The trace as it may leave the machine: what goes into files that people hand on. */
export async function exportTrace(trace: BuildTrace, context: CommandLineContext): Promise<BuildTrace> {
  const key = await machineKey(cacheFolder(context));
  return redactTrace(trace, {
    homeDirectory: context.home,
    hash: (value) => createHmac('sha256', key).update(value).digest('hex').slice(0, 12),
  });
}
