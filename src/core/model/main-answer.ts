/** A place in a file, as go would print it. */
export interface MainPlace {
  /** Relative to the directory in which was asked, with `./`, as go shows it. */
  readonly file: string;
  readonly absolute: string;
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  /** From 1, in bytes. */
  readonly column: number | null;
}

/**
 * `runs` go built it · `notChecked` a main package with its func main, not compiled · `notRunnable` go will
 * not run it · `doesNotCompile` a main package with an error in its code · `unknown` files alone cannot tell.
 */
export type MainVerdict = 'runs' | 'notChecked' | 'notRunnable' | 'doesNotCompile' | 'unknown';

/** What the answer rests on: the text of the files alone, what go lists, or a real build. */
export type MainBasis = 'files' | 'list' | 'build';

/** Why go does not take a file into its package. */
export type LeftOut =
  | { readonly kind: 'prefix'; readonly prefix: '_' | '.' }
  | { readonly kind: 'fileName'; readonly tags: readonly string[] }
  | {
      readonly kind: 'constraint';
      /** The whole line. */
      readonly line: string;
      readonly at: LinePosition;
      readonly plusBuild: boolean;
    }
  | { readonly kind: 'cgo'; readonly at: LinePosition }
  | { readonly kind: 'documentation'; readonly at: LinePosition | null };

export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

export interface LeftOutEntry {
  readonly place: MainPlace;
  readonly why: LeftOut;
  /** Tags to set and to unset for it to count; null when no few changes do it. */
  readonly needs: { readonly set: readonly string[]; readonly unset: readonly string[] } | null;
  readonly packageName: string | null;
}

/** What each reason knows beside its place. The keys are the stable ids. */
export interface MainReasonData {
  'library-package': { readonly dir: string; readonly package: string; readonly mains: readonly string[] };
  'library-file': { readonly file: string; readonly package: string };
  'main-in-library': { readonly package: string; readonly file: string };
  'files-of-several-directories': { readonly directories: readonly string[] };
  'several-packages': {
    readonly first: string;
    readonly firstPackage: string;
    readonly second: string;
    readonly secondPackage: string;
  };
  'no-go-files': {
    readonly dir: string;
    readonly mains: readonly string[];
    /** Not what was asked for, but a package that it imports. */
    readonly imported: boolean;
  };
  'only-test-files': {
    readonly dir: string;
    readonly files: readonly string[];
    readonly imported: boolean;
  };
  'all-files-excluded': { readonly dir: string; readonly files: readonly LeftOutEntry[] };
  'no-main-function': {
    readonly dir: string;
    /** The file with the only func main, where it does not count. */
    readonly leftOut: string | null;
    /** Named files: the file beside them that has it. */
    readonly elsewhere: { readonly named: string; readonly file: string } | null;
  };
  'main-with-arguments': { readonly what: 'arguments' | 'results' };
  'main-generic': Record<string, never>;
  'main-is-method': Record<string, never>;
  'main-not-a-function': Record<string, never>;
  'main-twice': { readonly first: MainPlace; readonly second: MainPlace };
  'main-only-in-test': { readonly file: string };
  'test-file-given': { readonly file: string };
  'not-a-go-file': { readonly file: string };
  'no-target': Record<string, never>;
  'pattern-several-mains': { readonly pattern: string; readonly mains: readonly string[] };
  'pattern-no-main': { readonly pattern: string; readonly packages: number | null };
  'pattern-no-match': { readonly pattern: string; readonly skipped: readonly SkippedDirectory[] };
  'path-missing': {
    readonly path: string;
    readonly similar: string | null;
    /** What was typed is an import path to go, and a folder of that name lies here: `./` is missing. */
    readonly directory: string | null;
  };
  'path-other-case': { readonly path: string; readonly actual: string };
  'directory-of-other-module': {
    readonly dir: string;
    readonly module: string;
    readonly moduleDir: string;
    readonly mainModule: string | null;
  };
  'outside-module': { readonly dir: string; readonly mainModule: string | null };
  'outside-workspace': {
    readonly dir: string;
    readonly module: string | null;
    readonly moduleDir: string | null;
  };
  'vendored-directory': { readonly dir: string; readonly importPath: string | null };
  'bad-import': { readonly message: string };
  'directory-name': { readonly dir: string; readonly importPath: string; readonly character: string };
  'internal-package': { readonly package: string };
  'no-go-mod': { readonly dir: string; readonly nearest: readonly string[] };
  'gopath-mode': { readonly source: 'GO111MODULE' };
  'mod-flag': { readonly flag: string };
  'go-mod-outdated': { readonly file: string };
  'vendor-inconsistent': Record<string, never>;
  'file-alone': {
    readonly file: string;
    readonly missing: readonly { readonly name: string; readonly file: string }[];
  };
  'declared-in-left-out-file': { readonly name: string; readonly entry: LeftOutEntry };
  'empty-file': { readonly file: string };
  'not-utf8': { readonly file: string; readonly utf16: boolean };
  'byte-order-mark': { readonly file: string };
  'nul-byte': { readonly file: string };
  'broken-file': { readonly file: string; readonly message: string };
  'broken-build-constraint': { readonly file: string; readonly message: string };
  'go-too-new': { readonly wants: string; readonly has: string | null; readonly file: string };
  'go-mod-broken': { readonly message: string };
  'missing-module': {
    readonly package: string;
    /**
     * `notRequired` by go.mod · `notVendored`: not in the vendor directory that go takes all from · `own` it would be in this module, at `about` · `ambiguous` the package `about` is
     * in several modules · `replacement` the directory `about` does not exist · `download` failed, as in `about`.
     */
    readonly why: 'notRequired' | 'notVendored' | 'own' | 'ambiguous' | 'replacement' | 'download';
    readonly about: string;
  };
  'missing-go-sum': { readonly package: string };
  'import-not-in-std': { readonly package: string };
  'import-cycle': {
    readonly package: string | null;
    /** The imports of the circle, the one that closes it last; empty when go did not list them. */
    readonly circle: readonly {
      readonly importer: string;
      readonly imported: string;
      readonly place: MainPlace | null;
    }[];
  };
  'program-imported': { readonly package: string };
  'embed-no-match': { readonly pattern: string };
  'c-files-without-cgo': { readonly files: string };
  'import-collision': Record<string, never>;
  'unsupported-platform': { readonly platform: string };
  'does-not-compile': { readonly message: string };
  'does-not-link': { readonly message: string };
  other: { readonly message: string };
}

export type MainReasonId = keyof MainReasonData;

export interface SkippedDirectory {
  readonly dir: string;
  /** Why `...` does not go into it. */
  readonly why: 'testdata' | 'prefix' | 'vendor' | 'ignore' | 'module';
}

export type MainReason = {
  [Id in MainReasonId]: {
    readonly id: Id;
    /** The deciding place; null when there is none (a folder without files). */
    readonly place: MainPlace | null;
    readonly data: MainReasonData[Id];
  };
}[MainReasonId];

/** One step of the way to the verdict, in the order in which go goes it. */
export type MainStep =
  | { readonly kind: 'target'; readonly as: 'directory' | 'files' | 'pattern' | 'importPath' | 'version' }
  | {
      readonly kind: 'module';
      readonly mode: 'module' | 'workspace' | 'gopath' | 'none';
      readonly file: string | null;
      readonly path: string | null;
    }
  | { readonly kind: 'directory'; readonly dir: string; readonly importPath: string | null }
  | {
      readonly kind: 'file';
      readonly place: MainPlace;
      readonly kept: 'go' | 'cgo' | 'test' | 'named' | null;
      readonly why: LeftOut | null;
      readonly packageName: string | null;
    }
  | { readonly kind: 'package'; readonly name: string; readonly place: MainPlace | null }
  | { readonly kind: 'mainFunction'; readonly place: MainPlace | null; readonly shape: string | null }
  | { readonly kind: 'verdict'; readonly verdict: MainVerdict; readonly basis: MainBasis };

/** Something to do about it: a command to run, or an edit to make. */
export type MainFix = {
  readonly id: MainFixId;
  /** Names that the sentence needs. */
  readonly names: readonly string[];
} & (
  | {
      readonly kind: 'command';
      readonly argv: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      /** Where to run it, as shown; null for the directory in which was asked. */
      readonly directory: string | null;
    }
  | {
      readonly kind: 'edit';
      readonly place: MainPlace;
      readonly change: 'insert' | 'replace' | 'delete' | 'rename' | 'move' | 'resave';
      /** What to put there: the new text, or the new name of the file. */
      readonly text: string;
    }
);

export type MainFixId =
  | 'run-main'
  | 'run-directory'
  | 'test-it'
  | 'add-main-function'
  | 'add-main-file'
  | 'make-package-main'
  | 'same-package'
  | 'move-file'
  | 'rename-function'
  | 'remove-arguments'
  | 'make-function'
  | 'remove-second-main'
  | 'move-main-out-of-test'
  | 'run-without-test-file'
  | 'set-tags'
  | 'unset-tags'
  | 'build-for-platform'
  | 'enable-cgo'
  | 'run-file-by-name'
  | 'rename-file'
  | 'delete-constraint'
  | 'fix-constraint'
  | 'correct-path'
  | 'run-import-path'
  | 'run-in-module'
  | 'work-use'
  | 'work-off'
  | 'work-update'
  | 'import-c'
  | 'mod-init'
  | 'modules-on'
  | 'drop-mod-flag'
  | 'go-get'
  | 'mod-tidy'
  | 'mod-download'
  | 'mod-vendor'
  | 'ignore-vendor'
  | 'newer-go'
  | 'lower-go-line'
  | 'give-files'
  | 'write-package-clause'
  | 'resave-utf8'
  | 'fix-file'
  | 'fix-go-mod'
  | 'remove-import'
  | 'move-out-of-internal'
  | 'add-embedded-file'
  | 'build-it'
  | 'list-platforms'
  | 'name-target'
  | 'list-mains';

/** The whole answer to "why no main", plain JSON; words come from `core/messages/en/main-packages`. */
export interface MainAnswer {
  /** As typed, without the program's arguments. */
  readonly target: readonly string[];
  readonly verdict: MainVerdict;
  readonly basis: MainBasis;
  readonly reason: MainReason | null;
  /** Where to show it: its place; where nothing in a file decides (there is no go.mod), the program itself. */
  readonly at: MainPlace | null;
  /** The import that led to the package over which go stumbled; null when that is the target itself. */
  readonly importedAt: { readonly imported: string; readonly place: MainPlace } | null;
  readonly steps: readonly MainStep[];
  /** What go printed about it; null when go was not asked or said nothing. */
  readonly goWords: string | null;
  /** In order of likelihood. */
  readonly fixes: readonly MainFix[];
  /** How to run it; null when it does not run. */
  readonly run: readonly string[] | null;
  /** For which it was judged: `linux/amd64`, `linux/amd64 without cgo`. */
  readonly platform: string;
  /** Where the scanner and go differ, which is a bug of the scanner; empty otherwise. */
  readonly differences: readonly string[];
}

export interface MainEntry {
  /** As shown, and as an argument of go where it is below: `./cmd/app`. */
  readonly dir: string;
  readonly absolute: string;
  readonly importPath: string | null;
  readonly module: string | null;
  /** The files that make it. */
  readonly files: readonly string[];
  /** `package` runs as it is · `settings` with other tags or for another platform · `file` by its name only. */
  readonly kind: 'package' | 'settings' | 'file';
  readonly needs: { readonly set: readonly string[]; readonly unset: readonly string[] } | null;
  /** Its func main. */
  readonly mainAt: MainPlace | null;
  /** Words and environment that run it (or build it, where it cannot run here). */
  readonly run: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> };
}

export interface MainNearMiss {
  readonly dir: string;
  readonly absolute: string;
  readonly reason: MainReason;
  readonly answer: MainAnswer;
  /** The deciding place; where nothing in a file decides (there is no go.mod), the program itself. */
  readonly at: MainPlace | null;
}

/** What `mains` finds below a folder. */
export interface MainListed {
  readonly mains: readonly MainEntry[];
  readonly nearMisses: readonly MainNearMiss[];
  readonly directories: number;
  readonly files: number;
}
