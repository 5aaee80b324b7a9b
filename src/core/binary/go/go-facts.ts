/** What go itself wrote into a program. */
export interface GoFacts {
  /** The build ID, as `go tool buildid` prints it; null if there is none. */
  readonly buildID: string | null;
  /** Like `go1.26.8`, from the build info or another place; null if neither has it. */
  readonly version: string | null;
  readonly buildInfo: BuildInfo | null;
  /** null: not a program of go, or one whose code cannot be read. */
  readonly cgo: CgoFacts | null;
  /** What `-ldflags=-X` set; null where it cannot be known, because there is no symbol table. */
  readonly linkedValues: readonly LinkedValue[] | null;
  /** What it may ask of the system where it runs; null as for `cgo`, and in other formats than ELF. */
  readonly uses: readonly SystemUse[] | null;
}

export interface LinkedValue {
  /** Like `main.version`. */
  readonly name: string;
  readonly value: string;
}

export type SystemUse =
  /** It verifies certificates against those of the system. */
  | 'system-certificates'
  /** It brings certificates for systems without any: `golang.org/x/crypto/x509roots/fallback`. */
  | 'own-certificates'
  /** `time.LoadLocation` */
  | 'time-zones'
  /** `time/tzdata` */
  | 'own-time-zones'
  | 'name-lookup'
  | 'users'
  | 'temporary-files'
  | 'other-programs'
  /** It is linked statically, but looks names or users up by glibc, which then loads its own shared libraries. */
  | 'static-glibc-lookup';

export interface CgoFacts {
  /** C code is part of the program; CGO_ENABLED=1 alone does not make it so. */
  readonly linked: boolean;
  /** Import paths of the packages that call C functions, sorted. */
  readonly packages: readonly string[];
}

export interface BuildInfo {
  /** Like `go1.26.8`; null where only the module text was found. */
  readonly goVersion: string | null;
  /**
   * How it was found: `header` as `go version -m` does · `search` by its header elsewhere in the file · `sentinels`
   * by the marks around its text alone. go itself cannot read the last two.
   */
  readonly foundBy: 'header' | 'search' | 'sentinels';
  /** go before 1.18, which recorded modules but no settings. */
  readonly old: boolean;
  /** The text as it stands in the file, without its marks; empty if there is none. */
  readonly text: string;
  /** The import path of the main package; null if not recorded. */
  readonly path: string | null;
  readonly main: BuildModule | null;
  readonly deps: readonly BuildModule[];
  readonly settings: readonly BuildSetting[];
}

export interface BuildModule {
  readonly path: string;
  /** Empty if not recorded. */
  readonly version: string;
  readonly sum: string;
  readonly replace: BuildModule | null;
}

export interface BuildSetting {
  readonly key: string;
  readonly value: string;
}
