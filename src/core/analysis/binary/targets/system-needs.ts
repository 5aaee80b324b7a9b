import type { ProgramFacts } from '../../../binary/facts.ts';
import type { SystemNeed } from './target.ts';

/** What a program may ask of the system after it has started, judged by the functions that are linked in. */
export function systemNeeds({ go }: ProgramFacts): readonly SystemNeed[] {
  const uses = new Set(go.uses ?? []);
  const needs: readonly (readonly [SystemNeed, boolean])[] = [
    ['certificates', uses.has('system-certificates') && !uses.has('own-certificates')],
    ['time-zones', uses.has('time-zones') && !uses.has('own-time-zones')],
    ['name-lookup', uses.has('name-lookup')],
    ['users', uses.has('users')],
    ['temporary-files', uses.has('temporary-files')],
    ['other-programs', uses.has('other-programs')],
    ['glibc-lookup', uses.has('static-glibc-lookup')],
  ];
  return needs.flatMap(([need, isNeeded]) => (isNeeded ? [need] : []));
}
