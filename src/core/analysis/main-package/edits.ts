import type { FileChange, SourceFiles } from './file-change.ts';
import type { FixKind } from './fix.ts';
import { FIX_KINDS, type MainFix } from './fixes/kinds.ts';

/** What carries out a fix that is an edit. Empty when only a person can, or when its kind refuses. */
export function editsFor(
  fix: MainFix & { readonly kind: 'edit' },
  files: SourceFiles,
): readonly FileChange[] {
  const kind: FixKind = FIX_KINDS[fix.id];
  return typeof kind === 'string' ? [] : kind.edits(fix, files);
}
