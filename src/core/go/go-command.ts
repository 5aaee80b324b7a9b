import type { GoCommandLine } from './command-line.ts';

export interface FoundGo {
  /** The file to start. */
  readonly path: string;
  /** null when the binary stands in no Go installation that we recognize (a wrapper). */
  readonly goroot: string | null;
  /** Of the go on disk; go may switch to another toolchain when it runs. */
  readonly version: string;
}

/** A go command as it was typed, and the go that it means. */
export interface GoCommand {
  readonly go: FoundGo;
  readonly line: GoCommandLine;
}
