import type { GoModFile } from '../../go/mod-file.ts';
import type { FailureFacts } from '../failure/facts.ts';

/**
 * The environment of a go command that would run in a directory, from files and variables. Nothing was built,
 * written or downloaded for it.
 */
export interface EnvironmentFacts extends FailureFacts {
  /** Every go command on PATH, in the order of PATH. */
  readonly gos: readonly GoOnPath[];
  /** What the go command printed when it was asked for its version; null if it need not be asked. */
  readonly refusal: string | null;
  /** The Go installation whose compiler is used: that of GOROOT, otherwise that of the go command. */
  readonly installation: Installation | null;
  readonly folders: {
    /** null if GOCACHE names no directory. */
    readonly cache: Folder | null;
    /** Where go builds programs that it runs. */
    readonly temp: Folder | null;
    /** Where `go install` puts programs. */
    readonly bin: Folder | null;
  };
  /** The directories of PATH. */
  readonly path: readonly string[];
  /** The go.mod that decides, and the go.work in effect; null if there is none, and with GO111MODULE=off. */
  readonly module: ModuleFile | null;
  readonly work: ModuleFile | null;
  /** The nearest go.work above the directory, also if GOWORK names another one. */
  readonly workAbove: string | null;
  /** Whether a version of a module is in the module cache or in the vendor directory. */
  readonly hasModule: (module: string, version: string) => boolean;
  /** Whether a toolchain (`go1.26.0`) is in the module cache. */
  readonly hasToolchain: (name: string) => boolean;
  /** The path without symbolic links. */
  readonly real: (file: string) => string;
  readonly gopath: readonly string[];
  /** The version control folder around the directory, if it is git's; `foreign`: another user owns it. */
  readonly git: { readonly root: string; readonly foreign: boolean } | null;
}

export interface GoOnPath {
  readonly path: string;
  readonly real: string;
  /** null if it is in no Go installation: a script or a launcher. */
  readonly version: string | null;
}

export interface Installation {
  readonly directory: string;
  /** From its VERSION file; null if there is none. */
  readonly version: string | null;
  readonly hasSources: boolean;
  /** null if the directory for this machine's tools cannot be read. */
  readonly tools: readonly Tool[] | null;
}

export interface Tool {
  readonly name: string;
  readonly executable: boolean;
  /** The version of Go that it is part of; null if that was not looked up or is unknown. */
  readonly version: string | null;
}

export interface ModuleFile {
  readonly file: string;
  readonly directory: string;
  readonly content: GoModFile;
}

/** A directory, and the disk that it is on. What cannot be determined is null. */
export interface Folder {
  readonly path: string;
  /** `blocked`: it does not exist and cannot be created. `unknown`: the disk did not answer in time. */
  readonly state: 'writable' | 'readOnly' | 'missing' | 'blocked' | 'notDirectory' | 'unknown';
  /** The nearest directory that exists, with which the disk was found. */
  readonly existing: string;
  /** Whether programs may not be started from it. */
  readonly noExec: boolean | null;
  /** The kind of file system, if it is on another machine: `nfs4`, `cifs`. */
  readonly network: string | null;
  readonly freeBytes: number | null;
}
