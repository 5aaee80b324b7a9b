import path from 'node:path';
import type { FixKind } from '../../core/analysis/main-package/fix.ts';
import { FIX_KINDS, type MainFix } from '../../core/analysis/main-package/fixes/kinds.ts';

/** The command that carries out a fix, if there is one; null for what should be done by hand. */
export function commandFor(
  fix: MainFix & { readonly kind: 'command' },
  base: string,
): { readonly command: string; readonly arguments: unknown[] } | null {
  const kind: FixKind = FIX_KINDS[fix.id];
  if (kind === 'listsMains') return { command: 'goPipeline.mains.focus', arguments: [] };
  if (kind !== 'runs' && kind !== 'changesModule') return null;
  const directory = path.resolve(base, fix.directory ?? '.');
  const target = { directory, argv: fix.argv, env: fix.env };
  return {
    command: kind === 'changesModule' ? 'goPipeline.changeModule' : 'goPipeline.runMain',
    arguments: [target],
  };
}
