import { type Environment, readEnvironment } from '../../collect/environment/environment.ts';
import { PROBES, type ProbeId } from '../../collect/environment/probes.ts';
import { examine } from '../../core/analysis/environment/examine.ts';
import type { Finding } from '../../core/analysis/environment/finding.ts';
import type { UserContext } from '../user-context.ts';

export interface CheckedEnvironment extends Pick<Environment, 'facts' | 'settings'> {
  readonly findings: readonly Finding[];
  readonly unanswered: readonly { readonly id: ProbeId; readonly timeoutMs: number }[];
}

/** What is wrong with the environment of a go command in `directory`. Writes, downloads and builds nothing. */
export async function checkEnvironment(
  directory: string,
  { env }: Pick<UserContext, 'env'>,
): Promise<CheckedEnvironment> {
  const { facts, unanswered, settings } = await readEnvironment(directory, { ...env });
  return {
    facts,
    settings,
    findings: examine(facts),
    unanswered: unanswered.map((id) => ({ id, timeoutMs: PROBES[id].timeoutMs })),
  };
}
