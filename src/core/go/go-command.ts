import type { GoCommandLine } from './command-line.ts';

export interface FoundGo {
  /** The file to start. */
  readonly path: string;
  /** null if the binary is not in a Go installation that we recognize (a wrapper). */
  readonly goroot: string | null;
  /** The version of the go on disk; go may switch to another toolchain when it runs. */
  readonly version: string;
}

/** A go command as typed, and the go binary that it refers to. */
export interface GoCommand {
  readonly go: FoundGo;
  readonly line: GoCommandLine;
}
