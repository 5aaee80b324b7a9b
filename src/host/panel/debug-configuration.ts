import path from 'node:path';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import { isForwardedFlag } from '../../core/go/flags.ts';
import { joinQuoted, splitQuoted } from '../../core/go/quoted-words.ts';
import type { DebugTarget } from './debug-target.ts';

/** As the Go extension (golang.go) reads a `launch.json`. */
export interface DebugConfiguration {
  readonly mode: 'debug' | 'test';
  readonly program: string;
  readonly cwd: string;
  readonly args: readonly string[];
  /** One text, which Delve cuts into words: in a list they would stand before its own, where no file may be. */
  readonly buildFlags: string;
  readonly console?: 'integratedTerminal';
}

export interface DebugQuestion {
  readonly kind: DebugTarget['kind'];
  /** Absolute; of the package. */
  readonly folder: string;
  /** Absolute; where go worked, after `-C`. */
  readonly directory: string;
  readonly line: GoCommandLine;
}

/** What makes Delve build and start the same as the traced command did, but for optimizations. */
export function debugConfiguration({ kind, folder, directory, line }: DebugQuestion): DebugConfiguration {
  const flags = line.flags.flatMap(({ name, value }) => buildFlag(name, value, directory));
  if (kind === 'test')
    return { mode: 'test', program: folder, cwd: folder, args: testArgs(line), buildFlags: joined(flags) };
  // `go build` stamps the version control system, where it may fail, and `go run` does not.
  if (line.verb === 'run' && !line.flags.some(({ name }) => name === 'buildvcs'))
    flags.push('-buildvcs=false');
  const [file, ...others] = line.packages.every((word) => word.endsWith('.go')) ? line.packages : [];
  return {
    // Not `auto`: that would look at the file in front.
    mode: 'debug',
    program: file === undefined ? folder : path.join(folder, path.basename(file)),
    cwd: directory,
    args: [...line.programArgs],
    buildFlags: joined([...flags, ...others.map((other) => `.${path.sep}${path.basename(other)}`)]),
    // Where it was traced it had a terminal: to ask, to draw.
    console: 'integratedTerminal',
  };
}

/** Flags that decide what the program is made of. Delve has its own for the compiler, and needs what `-s` and `-w` leave out. */
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
      const words = splitQuoted(value ?? '')?.filter((word) => !/^--?[sw](?:=|$)/.test(word)) ?? [];
      return words.length === 0 ? [] : [`-ldflags=${joinQuoted(words)}`];
    }
    default:
      return [];
  }
}

/** As Delve cuts it (pkg/config, SplitQuotedFields): in single quotes a backslash keeps what follows. */
function joined(words: readonly string[]): string {
  return words
    .map((word) => (/[\s']/.test(word) ? `'${word.replaceAll(/[\\']/g, '\\$&')}'` : word))
    .join(' ');
}

/** Who debugs takes the time that it takes; a profile needs what Delve does not build in, and so does fuzzing. */
const NOT_FOR_DEBUGGING = /^(?:timeout|coverprofile|fuzz.*|list)$/;

/** The words that go gives the test binary: its own flags by their full name, then the rest as typed. */
function testArgs({ flags, ownProgramArgs }: GoCommandLine): readonly string[] {
  const known = flags.flatMap(({ name, value }) => {
    const short = name.replace(/^test\./, '');
    if (!isForwardedFlag(short) || NOT_FOR_DEBUGGING.test(short)) return [];
    return [`-test.${short}${value === null ? '' : `=${value}`}`];
  });
  return [...known, ...ownProgramArgs];
}
