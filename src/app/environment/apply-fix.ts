import { readFileSync, statSync } from 'node:fs';
import { makeRunGo } from '../../collect/toolchain/run-go.ts';
import type { EnvironmentFacts } from '../../core/analysis/environment/facts.ts';
import type { EnvironmentFix } from '../../core/analysis/environment/fixes.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { writeAtomically } from '../../platform/atomic-write.ts';
import { realPathOf } from '../../platform/real-path.ts';
import type { UserContext } from '../user-context.ts';

/** What we can do; the environment of the shell that started us is not ours. */
export type AppliedFix = Extract<EnvironmentFix, { readonly kind: 'first' | 'edit' }>;

export function isApplicable(fix: EnvironmentFix): fix is AppliedFix {
  return fix.kind === 'first' || fix.kind === 'edit';
}

/** Carries out one fix. Returns go's message if its command failed, otherwise null. */
export async function applyFix(
  fix: AppliedFix,
  facts: EnvironmentFacts,
  { env }: Pick<UserContext, 'env'>,
): Promise<string | null> {
  if (fix.kind === 'edit') {
    await edit(fix);
    return null;
  }
  const go = facts.gos[0]?.path;
  if (go === undefined) throw new UserFacingError('go-not-on-path', { name: 'go' });
  const runGo = makeRunGo({ path: go, env: { ...env } });
  const { exitCode, stderr } = await runGo(fix.argv.slice(1), { cwd: facts.directory, env: fix.env });
  return exitCode === 0 ? null : stderr.trim();
}

/** Changes one line, and keeps the line endings of the file. */
async function edit({ place, change, text }: Extract<AppliedFix, { kind: 'edit' }>): Promise<void> {
  // A link stays a link.
  const file = realPathOf(place.absolute);
  const before = readFileSync(file, 'utf8');
  const lines = before.split('\n');
  const at = (place.line ?? 1) - 1;
  const ending = (lines[at] ?? '').endsWith('\r') ? '\r' : '';
  if (change === 'append') lines.push(text);
  else lines.splice(at, 1, ...(change === 'replace' ? [`${text.replace(/\r$/, '')}${ending}`] : []));
  await writeAtomically(file, lines.join('\n'), statSync(file).mode);
}
