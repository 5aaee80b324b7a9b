import { type Reason, reason } from '../../model/reasons.ts';
import type { NormalizedKey } from './key.ts';

/** Files of the package that were edited, added, removed or renamed. */
export function fileReasons(old: NormalizedKey, now: NormalizedKey): readonly Reason[] {
  const reasons: Reason[] = [];
  const added = [...now.files].filter(([name]) => !old.files.has(name));
  const removed = new Map([...old.files].filter(([name]) => !now.files.has(name)));
  for (const [name, hash] of now.files) {
    const before = old.files.get(name);
    if (before === undefined || before === hash) continue;
    // With -n go has not generated its own file; that it differs is inferred from the IDs (see
    // explainRebuilds).
    if (before === '' || hash === '') continue;
    reasons.push(reason(isEmbedded(name) ? 'embedEdited' : 'fileEdited', name, before, hash));
  }
  for (const [name, hash] of added) {
    const twin = [...removed].find(
      ([other, content]) => content === hash && isEmbedded(other) === isEmbedded(name),
    );
    if (twin && hash !== '') {
      removed.delete(twin[0]);
      reasons.push(reason('fileRenamed', name, twin[0], name));
    } else {
      reasons.push(reason(isEmbedded(name) ? 'embedAdded' : 'fileAdded', name, null, hash));
    }
  }
  for (const [name, hash] of removed) {
    reasons.push(reason(isEmbedded(name) ? 'embedRemoved' : 'fileRemoved', name, hash, null));
  }
  return reasons;
}

/** Files that go reads as source; everything else in a key is embedded, as are files in subfolders. */
const SOURCE = /\.(go|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|F|for|f90|s|S|sx|syso|swig|swigcxx)$/;

function isEmbedded(name: string): boolean {
  return name.includes('/') || name.includes('\\') || !SOURCE.test(name);
}

/** Attributes files that appear or disappear to the bigger change that causes it. */
export function withFiles(
  settings: readonly Reason[],
  files: readonly Reason[],
  now: NormalizedKey,
): readonly Reason[] {
  const standard = now.settings.get('standard') === 'true';
  const replacedAll = settings.find(
    (one) => (one.id === 'goVersion' && standard) || (one.id === 'moduleVersion' && isOf(one.subject, now)),
  );
  if (replacedAll) return settings;
  const selects =
    settings.find((one) => one.id === 'buildTags') ?? settings.find((one) => selectsFiles(one, standard));
  if (!selects) return [...settings, ...files];
  const moved = files.filter((one) => isSelected(one, selects));
  const names = moved.map((one) => one.subject);
  return [
    ...settings.map((one) => (one === selects ? { ...one, files: names } : one)),
    ...files.filter((one) => !moved.includes(one)),
  ];
}

/** Whether the module contains this package, so that its files belong to that module. */
export function isOf(module: string, key: NormalizedKey): boolean {
  return key.importPath === module || key.importPath.startsWith(`${module}/`);
}

/**
 * Whether this decides which files belong to a package. GOEXPERIMENT and the like do so as tags do, but hardly
 * ever outside of the standard library.
 */
export function selectsFiles(one: Reason, standard: boolean): boolean {
  if (one.id === 'buildTags' || one.id === 'goVersion') return true;
  if (one.id === 'environment') return standard || one.subject === 'CGO_ENABLED';
  return one.id === 'kind' && ['GOOS', 'GOARCH', 'race', 'msan', 'asan', 'test'].includes(one.subject);
}

function isSelected(file: Reason, by: Reason): boolean {
  if (
    file.id !== 'fileAdded' &&
    file.id !== 'fileRemoved' &&
    file.id !== 'embedAdded' &&
    file.id !== 'embedRemoved'
  ) {
    return false;
  }
  return by.subject !== 'test' || file.subject.endsWith('_test.go') || file.id.startsWith('embed');
}

/** Whether this is the compile of a package together with its tests. */
export function hasTestFiles(key: NormalizedKey): boolean {
  for (const name of key.files.keys()) if (name.endsWith('_test.go')) return true;
  return false;
}
