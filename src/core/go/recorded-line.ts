import type { BuildTrace } from '../model/trace.ts';
import { type GoCommandLine, parseGoCommandLine } from './command-line.ts';
import { minorOf } from './flags.ts';

/** A go command that was traced: of a trace, of the history, or of the key store. */
export interface RecordedCommand {
  readonly argv: readonly string[];
  readonly goflags?: readonly string[] | undefined;
  /** As go reported it, like `go1.26.8`; null or absent if not known. */
  readonly goVersion?: string | null | undefined;
}

/**
 * Reads a recorded command line with the flags of the go that did its work. That may be an older toolchain than
 * the go that was started: since Go 1.21, GOTOOLCHAIN selects one, after `-C` was taken from the command line.
 * So a `-C` before the command is valid for every version: a go that does not accept it there leaves no trace.
 */
export function readRecordedLine({ argv, goflags = [], goVersion = null }: RecordedCommand): GoCommandLine {
  return parseGoCommandLine(argv, goflags, minorOf(goVersion), 'any go');
}

/** The same for a trace. */
export function readTracedLine({ command, go }: Pick<BuildTrace, 'command' | 'go'>): GoCommandLine {
  return readRecordedLine({ ...command, goVersion: go.version });
}
