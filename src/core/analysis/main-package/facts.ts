import type { MainPlace, SkippedDirectory } from '../../model/main-answer.ts';
import type { BuildContext } from '../../source/build-context.ts';
import type { Position } from '../../source/position.ts';
import type { DirectoryScan } from '../../source/scan-directory.ts';

/** All that is known of a target, gathered by `collect`; the rules judge it and read nothing else. */
export interface MainFacts {
  readonly target: readonly string[];
  /** Absolute; where go was started, or would be. */
  readonly directory: string;
  readonly as: 'directory' | 'files' | 'pattern' | 'importPath' | 'version';
  readonly context: BuildContext;
  /** Like `go1.26.8`; null when not known. */
  readonly goVersion: string | null;
  readonly module: ModuleFacts;
  /** The directory that the target names, also that of named files; null when there is none. */
  readonly found: FoundDirectory | null;
  readonly named: NamedFiles | null;
  readonly pattern: PatternFacts | null;
  readonly path: PathProblem | null;
  /** Of an import path: the directory that has this name from where go is started, as shown; else null. */
  readonly sameName: string | null;
  /** What go said; null when it was not asked. */
  readonly go: GoSaid | null;
  /** Which other places its words are about; null when it was not asked, or nothing is known. */
  readonly stumble: Stumble | null;
}

export interface Stumble {
  /** It was over a package that the target imports, and `found` is that one. */
  readonly imported: boolean;
  /** The imports that led there, as go lists them; a place is null in what is not this project's. */
  readonly way: readonly {
    readonly importer: string;
    readonly imported: string;
    readonly place: MainPlace | null;
  }[];
  /** The line of a go.mod or go.work that decides. */
  readonly module: { readonly place: MainPlace; readonly isGoLine: boolean } | null;
}

export interface ModuleFacts {
  readonly mode: 'module' | 'workspace' | 'gopath' | 'none';
  /** The go.mod or go.work that decides. */
  readonly file: MainPlace | null;
  readonly path: string | null;
  /** `go 1.27` in it. */
  readonly goLine: { readonly version: string; readonly place: MainPlace } | null;
  /** Whether go may fetch a newer toolchain by itself. */
  readonly toolchainMaySwitch: boolean;
  /** The module in which the target's directory lies; null when it lies in none. */
  readonly ofTarget: { readonly path: string; readonly dir: string; readonly file: MainPlace } | null;
  /** Whether that module is one that go works in here. */
  readonly targetIsMain: boolean;
  /** `-mod=…` in force, from GOFLAGS. */
  readonly modFlag: string | null;
  /** Where go.mod and vendor/modules.txt differ; place of the first. */
  readonly vendor: { readonly differences: readonly string[]; readonly place: MainPlace } | null;
  /** go.mod files near, as shown: where one could run go instead. */
  readonly nearest: readonly string[];
  /** A directory that go.work lists and that holds no go.mod: go loads nothing then. */
  readonly missingUse: { readonly path: string; readonly place: MainPlace } | null;
  /** Modules that the go.mod requires, replaces or is; null when that is not the whole truth. */
  readonly provides: readonly string[] | null;
}

export interface FoundDirectory {
  /** As shown: `.`, `./lib`. */
  readonly shown: string;
  readonly absolute: string;
  readonly importPath: string | null;
  readonly scan: DirectoryScan;
  /** Runnable packages near, as arguments of `go run`, nearest first. */
  readonly mains: readonly string[];
  /** Names declared at the top of left-out files, and in which; empty as long as nobody missed one. */
  readonly leftOutNames: ReadonlyMap<string, string>;
}

export interface NamedFiles {
  readonly shown: readonly string[];
  /** Distinct, as shown, in the order of the files. */
  readonly directories: readonly string[];
  /** What the named files alone make. */
  readonly scan: DirectoryScan;
  /** Used by them for sure, declared in a file of the directory that was not named. */
  readonly missing: readonly MissingName[];
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
  /** Those of them that have one func main, and a right one. */
  readonly runnable: readonly string[];
  readonly packages: number;
  readonly skipped: readonly SkippedDirectory[];
}

export type PathProblem =
  | { readonly kind: 'missing'; readonly path: string; readonly similar: string | null }
  | { readonly kind: 'otherCase'; readonly path: string; readonly actual: string }
  | { readonly kind: 'notGo'; readonly path: string };

export interface GoSaid {
  /** What it printed while loading; null when loading went well. */
  readonly loading: string | null;
  /** What compiler and linker printed; null when they were not run or had nothing to say. */
  readonly building: string | null;
  /** Whether it was really built. */
  readonly built: boolean;
  /** The name of the package that it found; null when it found none. */
  readonly packageName: string | null;
  readonly differences: readonly string[];
  /** What it answered instead of a list of packages; null as long as its answer can be read. */
  readonly unreadable: string | null;
}

export const NOTHING_SAID: GoSaid = {
  loading: null,
  building: null,
  built: false,
  packageName: null,
  differences: [],
  unreadable: null,
};

/** A place in a file of the found directory. */
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

/** The scan that counts: of the named files, else of the directory. */
export function decidingScan(facts: MainFacts): DirectoryScan | null {
  return facts.named?.scan ?? facts.found?.scan ?? null;
}
