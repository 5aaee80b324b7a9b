import type { BuildTrace } from '../../core/model/trace.ts';
import type { Services } from '../services.ts';
import { findTrace } from './find-trace.ts';
import { currentSource } from './panel-source.ts';

export type LastTrace =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'running' }
  | { readonly kind: 'trace'; readonly trace: BuildTrace };

/** The newest trace of this window or workspace, not redacted. */
export async function lastTrace(services: Services): Promise<LastTrace> {
  const source = await currentSource(services);
  if (source === null) return { kind: 'nothing' };
  if (source.kind === 'run' && services.runs.get(source.id)?.state === 'running') return { kind: 'running' };
  return { kind: 'trace', trace: await findTrace(source, services) };
}
