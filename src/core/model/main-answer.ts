/** A place in a file, as go would print it. */
export interface MainPlace {
  /** Relative to the directory of the question, with `./`, as go prints it. */
  readonly file: string;
  readonly absolute: string;
  /** From 1; null if the whole file is meant. */
  readonly line: number | null;
  /** From 1, in bytes. */
  readonly column: number | null;
}

/**
 * `runs` go built it · `notChecked` a main package with a func main, not compiled · `notRunnable` go will not
 * run it · `doesNotCompile` a main package with an error in its code · `unknown` the files alone are not
 * enough.
 */
export type MainVerdict = 'runs' | 'notChecked' | 'notRunnable' | 'doesNotCompile' | 'unknown';

/** The basis of the answer: the text of the files, `go list`, or a real build. */
export type MainBasis = 'files' | 'list' | 'build';

/** Why go excludes a file from its package. */
export type Exclusion =
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

export interface ExcludedEntry {
  readonly place: MainPlace;
  readonly why: Exclusion;
  /** Tags to set and to unset to include the file; null if no small change does it. */
  readonly needs: { readonly set: readonly string[]; readonly unset: readonly string[] } | null;
  readonly packageName: string | null;
}

export interface SkippedDirectory {
  readonly dir: string;
  /** Why `...` skips it. */
  readonly why: 'testdata' | 'prefix' | 'vendor' | 'ignore' | 'module';
}

/** One step of the way to the verdict, in go's order. */
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
      readonly why: Exclusion | null;
      readonly packageName: string | null;
    }
  | { readonly kind: 'package'; readonly name: string; readonly place: MainPlace | null }
  | { readonly kind: 'mainFunction'; readonly place: MainPlace | null; readonly shape: string | null }
  | { readonly kind: 'verdict'; readonly verdict: MainVerdict; readonly basis: MainBasis };

/** What decides which files of a directory belong to its package. */
export interface MainPlatform {
  readonly goos: string;
  readonly goarch: string;
  readonly cgo: boolean;
  /** Of `-tags`. */
  readonly tags: readonly string[];
}
