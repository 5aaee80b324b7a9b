import type { MainPlace } from '../../model/main-answer.ts';
import type { BuildContext } from '../../source/build-context.ts';

/** All that is known about a go command that failed; the rules use nothing else. */
export interface FailureFacts {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  /** `test`, `mod`. */
  readonly verb: string;
  /** The packages or files on the command line. */
  readonly packages: readonly string[];
  /** The absolute directory in which go worked, after `-C`. */
  readonly directory: string;
  /** go's whole message. */
  readonly text: string;
  /** The go command itself: its version (`go1.26.8`) and the Go installation that it belongs to; null if unknown. */
  readonly go: { readonly version: string | null; readonly goroot: string | null };
  /** The platform of the build, and that of this machine. */
  readonly target: Platform;
  readonly host: Pick<Platform, 'goos' | 'goarch'>;
  readonly context: BuildContext;
  /** The directory of a package, if it is on this machine. */
  readonly packageDirectory: (importPath: string) => string | null;
  readonly setting: (name: string) => Setting;
  readonly files: FailureFiles;
  /** The nearest go.mod and the go.work in effect, absolute; null if there is none. */
  readonly goMod: string | null;
  readonly goWork: string | null;
}

export interface Platform {
  readonly goos: string;
  readonly goarch: string;
  readonly cgo: boolean;
}

/** A variable of go's environment, and who set it. */
export interface Setting {
  readonly name: string;
  /** Empty if it is not set. */
  readonly value: string;
  /** `goEnv`: the file that `go env -w` writes · `goroot`: go.env of the Go installation. */
  readonly from: 'process' | 'goEnv' | 'goroot' | 'default';
  /** The line of the file. */
  readonly place: MainPlace | null;
  /** Of a variable of the process: who most likely put it there; absent if that is unknown. */
  readonly source?: SettingSource;
}

/** `loginFile`: a line of it assigns this very value · `manager`: a version manager, in whose folder the value is. */
export type SettingSource =
  | { readonly kind: 'loginFile' | 'editor'; readonly place: MainPlace }
  | { readonly kind: 'manager'; readonly name: string };

/** Reads files, and starts nothing. What cannot be read counts as missing. */
export interface FailureFiles {
  readonly text: (file: string) => string | null;
  readonly list: (directory: string) => readonly string[];
  readonly kind: (file: string) => 'file' | 'directory' | null;
  /** A program on PATH. */
  readonly program: (name: string) => string | null;
  /** As go would print it, with `./`. */
  readonly shown: (file: string) => string;
  readonly resolve: (...parts: readonly string[]) => string;
}

/** The location of a line that matches, in a file. */
export function lineOf(
  file: string,
  wanted: RegExp,
  { files }: Pick<FailureFacts, 'files'>,
): MainPlace | null {
  const lines = files.text(file)?.split('\n') ?? [];
  const at = lines.findIndex((line) => wanted.test(line));
  if (at < 0) return null;
  const text = lines[at] ?? '';
  return placeAt(file, at + 1, text.length - text.trimStart().length + 1, { files });
}

export function placeAt(
  file: string,
  line: number | null,
  column: number | null,
  { files }: Pick<FailureFacts, 'files'>,
): MainPlace {
  return { file: files.shown(file), absolute: file, line, column };
}

export function isSet({ value }: Setting): boolean {
  return value !== '';
}
