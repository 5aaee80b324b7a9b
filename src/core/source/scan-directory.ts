import type { Exclusion } from '../model/main-answer.ts';
import type { BuildContext } from './build-context.ts';
import { drain } from './drain.ts';
import { excludedByContent, excludedByName } from './exclusion.ts';
import { type GoFileScan, isRefused } from './scan-go-file.ts';

export interface SourceFile {
  /** The name without its directory. */
  readonly name: string;
  readonly scan: GoFileScan;
}

export interface IncludedFile extends SourceFile {
  /** As go lists them: GoFiles, CgoFiles, TestGoFiles, XTestGoFiles. */
  readonly kind: 'go' | 'cgo' | 'test' | 'xtest';
}

export interface ExcludedFile extends SourceFile {
  readonly why: Exclusion;
}

/** One directory as go would load it on one platform. */
export interface DirectoryScan {
  /** go's choice if clauses differ: that of the first included file. Empty if there is none. */
  readonly packageName: string;
  readonly included: readonly IncludedFile[];
  readonly excluded: readonly ExcludedFile[];
  /**
   * Files that go cannot read, or whose package clause differs from the first file's. Those that go still lists
   * are in `included` as well.
   */
  readonly invalid: readonly SourceFile[];
  /** The first two files whose package clauses differ. */
  readonly conflict: { readonly first: IncludedFile; readonly second: IncludedFile } | null;
}

/**
 * `files`: every `.go` file of the directory. `named`: they were named on the command line, so all of them
 * count.
 */
export function scanDirectory(
  files: readonly SourceFile[],
  context: BuildContext,
  named = false,
): DirectoryScan {
  return drain(scanDirectoryInSteps(files, context, named));
}

/** The same, yielding after each file, because a directory may have thousands. */
export function* scanDirectoryInSteps(
  files: readonly SourceFile[],
  context: BuildContext,
  named = false,
): Generator<void, DirectoryScan, void> {
  const included: IncludedFile[] = [];
  const excluded: ExcludedFile[] = [];
  const invalid = new Set<SourceFile>();
  let packageName = '';
  let first: IncludedFile | null = null;
  let conflict: DirectoryScan['conflict'] = null;
  for (const file of [...files].sort(byName)) {
    yield;
    const { name, scan } = file;
    const byItsName = excludedByName(name, context);
    if (byItsName !== null && (!named || byItsName.kind === 'prefix')) {
      excluded.push({ ...file, why: byItsName });
      continue;
    }
    if (isRefused(scan.problem)) {
      invalid.add(file);
      continue;
    }
    const isTest = name.endsWith('_test.go');
    const why = excludedByContent(scan, isTest, context, named);
    if (why !== null && why.kind !== 'cgo') {
      excluded.push({ ...file, why });
      continue;
    }
    if (scan.problem !== null) invalid.add(file);
    let ownName = scan.packageName ?? '';
    let kind: IncludedFile['kind'] = 'go';
    if (isTest) {
      kind = 'test';
      if (ownName.endsWith('_test') && ownName !== packageName) {
        kind = 'xtest';
        ownName = ownName.slice(0, -'_test'.length);
      }
    } else if (scan.imports.some(({ path }) => path === 'C')) kind = 'cgo';
    const entry: IncludedFile = { ...file, kind };
    if (packageName === '') {
      packageName = ownName;
      first = entry;
    } else if (ownName !== packageName && first !== null) {
      conflict ??= { first, second: entry };
      invalid.add(file);
    }
    if (why === null) included.push(entry);
    else excluded.push({ ...file, why });
  }
  return { packageName, included, excluded, invalid: [...invalid], conflict };
}

function byName(a: SourceFile, b: SourceFile): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
