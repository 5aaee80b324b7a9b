import { declaredInLeftOutFile } from './code/declared-in-left-out-file.ts';
import { doesNotCompile } from './code/does-not-compile.ts';
import { doesNotLink } from './code/does-not-link.ts';
import { fileAlone } from './code/file-alone.ts';
import { allFilesExcluded } from './files/all-files-excluded.ts';
import { brokenBuildConstraint } from './files/broken-build-constraint.ts';
import { brokenFile } from './files/broken-file.ts';
import { byteOrderMark } from './files/byte-order-mark.ts';
import { cFilesWithoutCgo } from './files/c-files-without-cgo.ts';
import { embedNoMatch } from './files/embed-no-match.ts';
import { emptyFile } from './files/empty-file.ts';
import { importCollision } from './files/import-collision.ts';
import { importCycle } from './files/import-cycle.ts';
import { importNotInStd } from './files/import-not-in-std.ts';
import { libraryFile } from './files/library-file.ts';
import { libraryPackage } from './files/library-package.ts';
import { mainInLibrary } from './files/main-in-library.ts';
import { noGoFiles } from './files/no-go-files.ts';
import { notUtf8 } from './files/not-utf8.ts';
import { nulByte } from './files/nul-byte.ts';
import { onlyTestFiles } from './files/only-test-files.ts';
import { programImported } from './files/program-imported.ts';
import { severalPackages } from './files/several-packages.ts';
import { mainGeneric } from './function/main-generic.ts';
import { mainIsMethod } from './function/main-is-method.ts';
import { mainNotAFunction } from './function/main-not-a-function.ts';
import { mainOnlyInTest } from './function/main-only-in-test.ts';
import { mainTwice } from './function/main-twice.ts';
import { mainWithArguments } from './function/main-with-arguments.ts';
import { noMainFunction } from './function/no-main-function.ts';
import { badImport } from './module/bad-import.ts';
import { directoryName } from './module/directory-name.ts';
import { directoryOfOtherModule } from './module/directory-of-other-module.ts';
import { goModBroken } from './module/go-mod-broken.ts';
import { goModOutdated } from './module/go-mod-outdated.ts';
import { goTooNew, goTooNewToCompile } from './module/go-too-new.ts';
import { gopathMode } from './module/gopath-mode.ts';
import { internalPackage } from './module/internal-package.ts';
import { missingGoSum } from './module/missing-go-sum.ts';
import { missingModule } from './module/missing-module.ts';
import { modFlag } from './module/mod-flag.ts';
import { noGoMod } from './module/no-go-mod.ts';
import { outsideModule } from './module/outside-module.ts';
import { outsideWorkspace } from './module/outside-workspace.ts';
import { unsupportedPlatform } from './module/unsupported-platform.ts';
import { vendorInconsistent } from './module/vendor-inconsistent.ts';
import { vendoredDirectory } from './module/vendored-directory.ts';
import type { other } from './other.ts';
import { filesOfSeveralDirectories } from './target/files-of-several-directories.ts';
import { noTarget } from './target/no-target.ts';
import { notAGoFile } from './target/not-a-go-file.ts';
import { pathMissing } from './target/path-missing.ts';
import { pathOtherCase } from './target/path-other-case.ts';
import { patternNoMain } from './target/pattern-no-main.ts';
import { patternNoMatch } from './target/pattern-no-match.ts';
import { patternSeveralMains } from './target/pattern-several-mains.ts';
import { testFileGiven } from './target/test-file-given.ts';

/**
 * The rules, grouped by the step at which go stops. The order is the precedence:
 * - if the files alone show it, the first rule that holds is the reason;
 * - if go printed a message, the rule whose pattern matches on the earliest line; on the same line, the earlier
 * rule.
 * A rule with a condition (`when`) therefore comes before a rule with the same pattern without one.
 */

/** The target as typed, and what it refers to. */
export const TARGET_RULES = [
  testFileGiven,
  noTarget,
  notAGoFile,
  pathOtherCase,
  pathMissing,
  filesOfSeveralDirectories,
  patternSeveralMains,
  patternNoMatch,
  patternNoMain,
] as const;

/** The module, and whether go loads it. */
export const MODULE_RULES = [
  unsupportedPlatform,
  goTooNew,
  vendorInconsistent,
  modFlag,
  goModOutdated,
  gopathMode,
  noGoMod,
  vendoredDirectory,
  outsideWorkspace,
  directoryOfOtherModule,
  outsideModule,
  directoryName,
  badImport,
  missingGoSum,
  missingModule,
  goModBroken,
  internalPackage,
] as const;

/** Which files of the directory are included, whether they can be read, and which package they form. */
export const FILE_RULES = [
  nulByte,
  notUtf8,
  byteOrderMark,
  brokenBuildConstraint,
  emptyFile,
  brokenFile,
  severalPackages,
  allFilesExcluded,
  onlyTestFiles,
  noGoFiles,
  mainInLibrary,
  libraryFile,
  libraryPackage,
  cFilesWithoutCgo,
  importNotInStd,
  importCycle,
  programImported,
  embedNoMatch,
  importCollision,
] as const;

/** func main, in a package that is main. The compiler and the linker report these. */
export const FUNCTION_RULES = [
  mainTwice,
  mainGeneric,
  mainWithArguments,
  mainNotAFunction,
  mainIsMethod,
  mainOnlyInTest,
  noMainFunction,
] as const;

/** The code of a main package. Only a build can find these reliably. */
export const CODE_RULES = [
  fileAlone,
  goTooNewToCompile,
  declaredInLeftOutFile,
  doesNotLink,
  doesNotCompile,
] as const;

/** These remain the reason whatever else go reports about the same package. */
export const LIBRARY_RULES = [onlyTestFiles, mainInLibrary, libraryFile, libraryPackage] as const;

export type MainRule =
  | (typeof TARGET_RULES)[number]
  | (typeof MODULE_RULES)[number]
  | (typeof FILE_RULES)[number]
  | (typeof FUNCTION_RULES)[number]
  | (typeof CODE_RULES)[number]
  | typeof other;
