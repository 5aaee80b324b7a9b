/** What decides about the output of a package, and is not an input of its key. */
export interface BeyondKey {
  readonly importPath: string;
  /** When go stored the output (ISO 8601, UTC), from its entry in GOCACHE; null if not known. */
  readonly cachedAt: string | null;
  /** It is compiled with a C compiler, so headers and libraries of the system count. */
  readonly usesC: boolean;
  /** C headers outside its own folder that it includes, relative to that folder. */
  readonly headers: readonly BeyondHeader[];
  /** Packages of pkg-config whose answer go does not hash. */
  readonly pkgConfig: readonly string[];
  /** Its `//go:generate` commands, which a build does not run: `stringer -type X (main.go:3)`. */
  readonly generators: readonly string[];
}

export interface BeyondHeader {
  readonly file: string;
  /** It was changed after go stored the output. null if either time is not known. */
  readonly newer: boolean | null;
}
