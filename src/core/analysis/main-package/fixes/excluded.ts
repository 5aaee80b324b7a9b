import type { ExcludedEntry } from '../../../model/main-answer.ts';
import type { MainFacts } from '../facts.ts';
import type { EditFix } from '../fix.ts';
import { deleteTheConstraint } from './delete-constraint.ts';
import { makePackageMain } from './make-package-main.ts';
import { renameFile } from './rename-file.ts';
import { runFileByName } from './run-file-by-name.ts';
import { settingFix } from './settings.ts';

type ExcludedFix =
  | ReturnType<typeof settingFix>
  | ReturnType<typeof runFileByName>
  | EditFix<'rename-file' | 'delete-constraint' | 'make-package-main'>;

/** More than this is a list to look at, not advice. */
const MOST_FIXES = 6;

/** What makes these files count: the fixes of each, mains first, none twice. */
export function excludedFixes(files: readonly ExcludedEntry[], facts: MainFacts): readonly ExcludedFix[] {
  const mainsFirst = [...files].sort(
    (a, b) => Number(b.packageName === 'main') - Number(a.packageName === 'main'),
  );
  const seen = new Set<string>();
  return mainsFirst
    .flatMap((file) => entryFixes(file, facts))
    .filter((fix) => {
      const key = JSON.stringify(fix);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_FIXES);
}

function entryFixes(entry: ExcludedEntry, facts: MainFacts): readonly ExcludedFix[] {
  const { place, why, needs } = entry;
  const isImported = facts.errorOrigin?.imported === true;
  const name = place.file.split('/').at(-1) ?? '';
  if (why.kind === 'prefix') return renameFile(place, name.replace(/^[_.]+/, '') || 'main.go');
  if (why.kind === 'documentation') return isImported ? [] : makePackageMain(place);
  if (needs?.set.includes('ignore'))
    return [...(isImported ? [] : [runFileByName(place.file)]), ...deleteTheConstraint(place)];
  return [
    ...(needs === null ? [] : [settingFix(needs, facts)]),
    ...(why.kind === 'constraint' ? deleteTheConstraint(place) : []),
    ...(why.kind === 'fileName' ? renameFile(place, withoutSuffix(name, why.tags)) : []),
  ];
}

/** `a.go` of `a_windows_amd64.go`. */
function withoutSuffix(name: string, tags: readonly string[]): string {
  return name.replace(/^([^.]*?)_.*?(\.go)$/, (whole) => whole.replace(`_${tags.join('_')}`, ''));
}
