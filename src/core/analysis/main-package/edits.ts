import type { FileChange, SourceFiles } from './file-change.ts';
import type { FixKind } from './fix.ts';
import { FIX_KINDS, type MainFix } from './fixes/kinds.ts';

/** The edits that carry out a fix. Empty if only a person can do it, or if the fix does not apply. */
export function editsFor(
  fix: MainFix & { readonly kind: 'edit' },
  files: SourceFiles,
): readonly FileChange[] {
  const kind: FixKind = FIX_KINDS[fix.id];
  return typeof kind === 'string' ? [] : kind.edits(fix, files);
}
