import path from 'node:path';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import { isForwardedFlag } from '../../core/go/flags.ts';
import { joinQuoted, splitQuoted } from '../../core/go/quoted-words.ts';
import type { DebugTarget } from './debug-target.ts';

/** A launch configuration for the Go extension (golang.go). */
export interface DebugConfiguration {
  readonly mode: 'debug' | 'test';
  readonly program: string;
  readonly cwd: string;
  readonly args: readonly string[];
  /**
   * One string, which Delve splits; in a list, the flags would come before Delve's own, where no file may be.
   */
  readonly buildFlags: string;
  readonly console?: 'integratedTerminal';
}

export interface DebugQuestion {
  readonly kind: DebugTarget['kind'];
  /** The absolute directory of the package. */
  readonly folder: string;
  /** The absolute directory where go worked, after `-C`. */
  readonly directory: string;
  readonly line: GoCommandLine;
}

/** Makes Delve build and start what the traced command did, except for optimizations. */
export function debugConfiguration({ kind, folder, directory, line }: DebugQuestion): DebugConfiguration {
  const flags = line.flags.flatMap(({ name, value }) => buildFlag(name, value, directory));
  if (kind === 'test')
    return { mode: 'test', program: folder, cwd: folder, args: testArgs(line), buildFlags: joined(flags) };
  // `go build` stamps version control data, which can fail; `go run` does not.
  if (line.verb === 'run' && !line.flags.some(({ name }) => name === 'buildvcs'))
    flags.push('-buildvcs=false');
  const [file, ...others] = line.packages.every((word) => word.endsWith('.go')) ? line.packages : [];
  return {
    // Not `auto`, which would look at the active file.
    mode: 'debug',
    program: file === undefined ? folder : path.join(folder, path.basename(file)),
    cwd: directory,
    args: [...line.programArgs],
    buildFlags: joined([...flags, ...others.map((other) => `.${path.sep}${path.basename(other)}`)]),
    // The traced program had a terminal, for input and drawing.
    console: 'integratedTerminal',
  };
}

/**
 * Flags that decide what the program is made of. Delve sets its own compiler flags, and needs what `-s` and
 * `-w` remove.
 */
function buildFlag(name: string, value: string | null, directory: string): readonly string[] {
  switch (name) {
    case 'tags':
    case 'race':
    case 'msan':
    case 'asan':
    case 'mod':
    case 'buildvcs':
      return [value === null ? `-${name}` : `-${name}=${value}`];
    case 'modfile':
    case 'overlay':
      return [`-${name}=${path.resolve(directory, value ?? '')}`];
    case 'ldflags': {
      const flags = splitQuoted(value ?? '')?.filter((word) => !/^--?[sw](?:=|$)/.test(word)) ?? [];
      return flags.length === 0 ? [] : [`-ldflags=${joinQuoted(flags)}`];
    }
    default:
      return [];
  }
}

/**
 * Delve's splitting (pkg/config, SplitQuotedFields): in single quotes, a backslash escapes the next character.
 */
function joined(flags: readonly string[]): string {
  return flags
    .map((word) => (/[\s']/.test(word) ? `'${word.replaceAll(/[\\']/g, '\\$&')}'` : word))
    .join(' ');
}

/**
 * Debugging takes as long as it takes, so no timeout; profiles and fuzzing need code that Delve does not build
 * in.
 */
const NOT_FOR_DEBUGGING = /^(?:timeout|coverprofile|fuzz.*|list)$/;

/** The arguments of the test binary: go's flags by their full names, then the rest as typed. */
function testArgs({ flags, ownProgramArgs }: GoCommandLine): readonly string[] {
  const known = flags.flatMap(({ name, value }) => {
    const short = name.replace(/^test\./, '');
    if (!isForwardedFlag(short) || NOT_FOR_DEBUGGING.test(short)) return [];
    return [`-test.${short}${value === null ? '' : `=${value}`}`];
  });
  return [...known, ...ownProgramArgs];
}
