import type { MainPlace, SkippedDirectory } from '../../model/main-answer.ts';
import type { BuildContext } from '../../source/build-context.ts';
import type { Position } from '../../source/position.ts';
import type { DirectoryScan } from '../../source/scan-directory.ts';

/** All known facts about a target, collected by `collect`; the rules use nothing else. */
export interface MainFacts {
  readonly target: readonly string[];
  /** The absolute directory where go was started, or would be. */
  readonly directory: string;
  readonly as: 'directory' | 'files' | 'pattern' | 'importPath' | 'version';
  readonly context: BuildContext;
  /** Like `go1.26.8`; null if not known. */
  readonly goVersion: string | null;
  readonly module: ModuleFacts;
  /** The directory of the target, or of the named files; null if there is none. */
  readonly found: FoundDirectory | null;
  readonly named: NamedFiles | null;
  readonly pattern: PatternFacts | null;
  readonly path: PathProblem | null;
  /**
   * For an import path: a directory with this name, relative to where go is started, as shown; otherwise null.
   */
  readonly sameName: string | null;
  /** go's messages; null if go was not asked. */
  readonly go: GoAnswer | null;
  /** Other packages that the messages are about; null if go was not asked, or nothing is known. */
  readonly errorOrigin: ErrorOrigin | null;
}

export interface ErrorOrigin {
  /** The error is in a package that the target imports, and `found` describes that package. */
  readonly imported: boolean;
  /** The imports that lead there, as go lists them; a location is null outside this project. */
  readonly way: readonly {
    readonly importer: string;
    readonly imported: string;
    readonly place: MainPlace | null;
  }[];
  /** The deciding line of a go.mod or go.work. */
  readonly module: { readonly place: MainPlace; readonly isGoLine: boolean } | null;
}

export interface ModuleFacts {
  readonly mode: 'module' | 'workspace' | 'gopath' | 'none';
  /** The deciding go.mod or go.work. */
  readonly file: MainPlace | null;
  readonly path: string | null;
  /** `go 1.27` in it. */
  readonly goLine: { readonly version: string; readonly place: MainPlace } | null;
  /** Whether go may download a newer toolchain by itself. */
  readonly toolchainMaySwitch: boolean;
  /** The module that contains the target's directory; null if there is none. */
  readonly ofTarget: { readonly path: string; readonly dir: string; readonly file: MainPlace } | null;
  /** Whether go works in that module here. */
  readonly targetIsMain: boolean;
  /** The `-mod=…` in effect, from GOFLAGS. */
  readonly modFlag: string | null;
  /** The differences between go.mod and vendor/modules.txt, and the location of the first. */
  readonly vendor: { readonly differences: readonly string[]; readonly place: MainPlace } | null;
  /** go.mod files nearby, as shown: go could be run there instead. */
  readonly nearest: readonly string[];
  /** Those of them that have a main package at the top. */
  readonly nearestMains: readonly string[];
  /** A directory that go.work lists but that has no go.mod: go then loads nothing. */
  readonly missingUse: { readonly path: string; readonly place: MainPlace } | null;
  /** The modules that go.mod requires, replaces or declares; null if that is incomplete. */
  readonly provides: readonly string[] | null;
}

export interface FoundDirectory {
  /** As shown: `.`, `./lib`. */
  readonly shown: string;
  readonly absolute: string;
  readonly importPath: string | null;
  readonly scan: DirectoryScan;
  /** Runnable packages nearby, as arguments of `go run`, nearest first. */
  readonly mains: readonly string[];
  /** Whether another package of the module imports it; null if nobody looked. */
  readonly isImported: boolean | null;
  /** Top-level names of excluded files, with their files; empty unless a name is missing. */
  readonly excludedNames: ReadonlyMap<string, string>;
}

export interface NamedFiles {
  readonly shown: readonly string[];
  /** Without duplicates, as shown, in the order of the files. */
  readonly directories: readonly string[];
  /** What each of several directories is by itself; empty for one. */
  readonly apart: readonly DirectoryApart[];
  /** The package that the named files alone form. */
  readonly scan: DirectoryScan;
  /** Names that these files certainly use and that an unnamed file of the directory declares. */
  readonly missing: readonly MissingName[];
}

export interface DirectoryApart {
  /** As shown. */
  readonly dir: string;
  /** A main package with one func main that needs none of the other directories. */
  readonly runs: boolean;
  /** A name that its func main's package calls and that a named file of another directory declares. */
  readonly needs: MissingName | null;
}

export interface MissingName {
  readonly name: string;
  readonly usedIn: string;
  readonly at: Position;
  readonly file: string;
}

export interface PatternFacts {
  readonly pattern: string;
  /** Matched directories with a main package, as arguments of `go run`. */
  readonly mains: readonly string[];
  /** Those of them that have exactly one func main, with a valid signature. */
  readonly runnable: readonly string[];
  readonly packages: number;
  /** How many of the packages have tests. */
  readonly tested: number;
  readonly skipped: readonly SkippedDirectory[];
  /** Runnable packages in skipped directories of this module, as arguments of `go run`. */
  readonly skippedMains: readonly string[];
}

export type PathProblem =
  | { readonly kind: 'missing'; readonly path: string; readonly similar: string | null }
  | { readonly kind: 'otherCase'; readonly path: string; readonly actual: string }
  | { readonly kind: 'notGo'; readonly path: string };

export interface GoAnswer {
  /** What go printed while loading; null if loading succeeded. */
  readonly loading: string | null;
  /** What compiler and linker printed; null if they were not run or printed nothing. */
  readonly building: string | null;
  /** Whether it was really built. */
  readonly built: boolean;
  /** The name of the package that go found; null if it found none. */
  readonly packageName: string | null;
  readonly differences: readonly string[];
  /** What go printed instead of a list of packages; null if its answer can be parsed. */
  readonly unreadable: string | null;
}

export const NO_ANSWER: GoAnswer = {
  loading: null,
  building: null,
  built: false,
  packageName: null,
  differences: [],
  unreadable: null,
};

/** A location in a file of the found directory. */
export function placeIn(found: FoundDirectory, name: string, at: Position | null): MainPlace {
  const separator = found.absolute.includes('\\') ? '\\' : '/';
  const shown = found.shown === '.' ? `./${name}` : `${found.shown}/${name}`;
  return {
    file: shown,
    absolute: `${found.absolute}${separator}${name}`,
    line: at?.line ?? null,
    column: at?.column ?? null,
  };
}

/** The relevant scan: of the named files, otherwise of the directory. */
export function decidingScan(facts: MainFacts): DirectoryScan | null {
  return facts.named?.scan ?? facts.found?.scan ?? null;
}
