import type { LeftOut } from '../model/main-answer.ts';
import type { BuildContext } from './build-context.ts';
import { drain } from './drain.ts';
import { leftOutByContent, leftOutByName } from './left-out.ts';
import { type GoFileScan, isRefused } from './scan-go-file.ts';

export interface SourceFile {
  /** The name without its directory. */
  readonly name: string;
  readonly scan: GoFileScan;
}

export interface KeptFile extends SourceFile {
  /** As go lists them: GoFiles, CgoFiles, TestGoFiles, XTestGoFiles. */
  readonly kind: 'go' | 'cgo' | 'test' | 'xtest';
}

export interface LeftOutFile extends SourceFile {
  readonly why: LeftOut;
}

/** One directory as go would load it on one platform. */
export interface DirectoryScan {
  /** go's choice if clauses differ: that of the first included file. Empty if there is none. */
  readonly packageName: string;
  readonly kept: readonly KeptFile[];
  readonly leftOut: readonly LeftOutFile[];
  /**
   * Files that go cannot read, or whose package clause differs from the first file's. Those that go still lists
   * are in `kept` as well.
   */
  readonly invalid: readonly SourceFile[];
  /** The first two files whose package clauses differ. */
  readonly conflict: { readonly first: KeptFile; readonly second: KeptFile } | null;
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
  const kept: KeptFile[] = [];
  const leftOut: LeftOutFile[] = [];
  const invalid = new Set<SourceFile>();
  let packageName = '';
  let first: KeptFile | null = null;
  let conflict: DirectoryScan['conflict'] = null;
  for (const file of [...files].sort(byName)) {
    yield;
    const { name, scan } = file;
    const byItsName = leftOutByName(name, context);
    if (byItsName !== null && (!named || byItsName.kind === 'prefix')) {
      leftOut.push({ ...file, why: byItsName });
      continue;
    }
    if (isRefused(scan.problem)) {
      invalid.add(file);
      continue;
    }
    const isTest = name.endsWith('_test.go');
    const why = leftOutByContent(scan, isTest, context, named);
    if (why !== null && why.kind !== 'cgo') {
      leftOut.push({ ...file, why });
      continue;
    }
    if (scan.problem !== null) invalid.add(file);
    let ownName = scan.packageName ?? '';
    let kind: KeptFile['kind'] = 'go';
    if (isTest) {
      kind = 'test';
      if (ownName.endsWith('_test') && ownName !== packageName) {
        kind = 'xtest';
        ownName = ownName.slice(0, -'_test'.length);
      }
    } else if (scan.imports.some(({ path }) => path === 'C')) kind = 'cgo';
    const entry: KeptFile = { ...file, kind };
    if (packageName === '') {
      packageName = ownName;
      first = entry;
    } else if (ownName !== packageName && first !== null) {
      conflict ??= { first, second: entry };
      invalid.add(file);
    }
    if (why === null) kept.push(entry);
    else leftOut.push({ ...file, why });
  }
  return { packageName, kept, leftOut, invalid: [...invalid], conflict };
}

function byName(a: SourceFile, b: SourceFile): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
