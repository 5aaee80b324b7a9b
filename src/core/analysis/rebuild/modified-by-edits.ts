import { isEdit } from '../../model/reasons.ts';
import type { Draft } from './draft.ts';

/**
 * The drafts in which a program that only has another `vcs.modified` is built again because of the edits of its
 * module, which made it so: also where their output is unchanged, so that no import leads to them.
 */
export function modifiedByEdits(drafts: readonly Draft[], mainModules: readonly string[]): readonly Draft[] {
  if (!drafts.some(isOnlyModified)) return drafts;
  const edited = drafts.filter(
    (draft) => isOf(draft, mainModules) && draft.reasons.some(({ id }) => isEdit(id)),
  );
  if (edited.length === 0) return drafts;
  const renewed = new Map<Draft, Draft>();
  const renew = (draft: Draft): Draft => {
    const known = renewed.get(draft);
    if (known !== undefined) return known;
    // For a cycle in a damaged trace.
    renewed.set(draft, draft);
    const fresh = isOnlyModified(draft)
      ? { ...draft, reasons: [], below: edited.map(renew) }
      : { ...draft, below: draft.below.map(renew) };
    renewed.set(draft, fresh);
    return fresh;
  };
  return drafts.map(renew);
}

function isOnlyModified({ reasons }: Draft): boolean {
  return (
    reasons.length > 0 && reasons.every(({ id, subject }) => id === 'vcsStamp' && subject === 'vcs.modified')
  );
}

function isOf({ importPath }: Draft, modules: readonly string[]): boolean {
  return modules.some((path) => importPath === path || importPath.startsWith(`${path}/`));
}
