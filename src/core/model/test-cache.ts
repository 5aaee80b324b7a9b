/** What is known of why go ran the tests of a package, or took their result from its cache. */
export interface TestCacheFacts {
  /** Why go neither keeps nor takes a result of this command; null when it may. */
  readonly refused: TestRefusal | null;
  /** Key of the test's program (its link), as in go's action graph. */
  readonly program: string;
  /** Flags that count, as the program got them: `-test.v=true`. Empty when not known. */
  readonly args: readonly string[];
  /** The earlier run that comes nearest; null when none was recorded. */
  readonly earlier: EarlierTestRun | null;
}

export interface TestRefusal {
  /** `flag` one that go does not cache · `directory` no package was named · `outside` a package of no module. */
  readonly kind: 'flag' | 'directory' | 'outside';
  /** The flag as the program got it: `-test.count=1`; else empty. */
  readonly flag: string;
}

export interface EarlierTestRun {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly program: string;
  readonly args: readonly string[];
  /** `kept` go put its result into its cache · `failed` it keeps none of those · `notKept` it passed, and go kept none. */
  readonly kept: 'kept' | 'failed' | 'notKept';
  /** Another GOCACHE than now; null when it was the same. */
  readonly gocache: { readonly old: string; readonly new: string } | null;
  /** `go clean -testcache` since then. */
  readonly cleaned: boolean;
  /** Of the same program with the same flags: what it read, and reads otherwise now. null when not known. */
  readonly changed: readonly TestInputChange[] | null;
}

/** A file, folder or variable that a test read. */
export interface TestInputChange {
  readonly kind: 'file' | 'folder' | 'variable';
  /** Files relative to their package's folder where they lie in it. */
  readonly name: string;
  /** `changed`, also when only the time of the last change is another: go looks at that. */
  readonly what: 'changed' | 'appeared' | 'gone';
  /** Written while the command ran, perhaps by the test itself. */
  readonly meanwhile: boolean;
}

/** One run of a package's tests, as the next one is compared with it. Stays on the machine. */
export interface TestRunRecord {
  readonly package: string;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly program: string;
  readonly args: readonly string[];
  /** All of go's words on flags, `-exec` included. */
  readonly words: string;
  readonly kept: EarlierTestRun['kept'];
  /** null when go's list of what the test read could not be had. */
  readonly inputs: readonly TestInput[] | null;
  readonly gocache: string;
}

export interface TestInput {
  readonly kind: TestInputChange['kind'];
  readonly name: string;
  /** Absolute path; of a variable its name. */
  readonly place: string;
  /** Hash of what go looks at: size, mode and time of a file, names in a folder, a variable's value. Empty: not there. */
  readonly state: string;
}
