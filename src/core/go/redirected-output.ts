import { type GoCommandLine, textFlag, withFlags, withFlagValues } from './command-line.ts';
import { lastElement } from './path-names.ts';

/** Where a build writes instead of where its command says. */
export interface OutputPlace {
  /** An existing directory, for what go insists on writing. */
  readonly folder: string;
  /** `/dev/null`, or `NUL` on Windows: go links and leaves the program in its work directory. */
  readonly nullDevice: string;
  /** Whether the value of `-o` names a directory. */
  readonly isFolder: (value: string) => boolean;
  /** `/` or `\`. */
  readonly separator: string;
  /** The action graph. */
  readonly graphFile: string;
}

/**
 * A command that compiles and links the same as `line`, everything (`-a`: also what is already installed), keeps its
 * work directory, and writes nothing where the user's files are. For `build`, `install`, `vet`, `list` and
 * `test -c`.
 */
export function redirectedBuild(line: GoCommandLine, place: OutputPlace): readonly string[] {
  const output = outputOf(line, place);
  const quiet = ['debug-trace', 'debug-runtime-trace'].filter((name) => textFlag(line, name) !== null);
  const values: Readonly<Record<string, string>> = {
    a: 'true',
    work: 'true',
    // Its lines would be among the inputs of keys, and the graph has the commands.
    x: 'false',
    ...(output === null ? {} : { o: output }),
    'debug-actiongraph': place.graphFile,
    ...Object.fromEntries(quiet.map((name) => [name, ''])),
  };
  return asBuild(line, withValues(line, values));
}

/** The same command with other values for flags, whether they are on the command line, in GOFLAGS or absent. */
export function withValues(
  line: Pick<GoCommandLine, 'argv' | 'flags' | 'insertAt'>,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const argv = withFlagValues(line, values);
  const typed = new Set(line.flags.map(({ name }) => name));
  const added = Object.entries(values).filter(([name]) => !typed.has(name));
  return withFlags(
    { ...line, argv },
    added.map(([name, value]) => `-${name}=${value}`),
  );
}

/** `pkg@version`, which only `go install` can build. */
export function installsVersion({ verb, packages }: Pick<GoCommandLine, 'verb' | 'packages'>): boolean {
  return verb === 'install' && packages.some((name) => name.includes('@'));
}

/** The value of `-o`; null if the command has no such flag. */
function outputOf(
  line: GoCommandLine,
  { folder, nullDevice, isFolder, separator }: OutputPlace,
): string | null {
  const asFolder = `${folder}${separator}`;
  const typed = line.verb === 'install' ? null : line.output;
  // go builds only the main packages if it writes them to a directory.
  const toFolder = typed !== null && (typed.endsWith('/') || typed.endsWith(separator) || isFolder(typed));
  switch (line.verb) {
    case 'build':
      return toFolder ? asFolder : nullDevice;
    case 'install':
      return installsVersion(line) ? null : nullDevice;
    case 'test':
      // Go 1.20 takes no directory and one package, and would move the program to the null device.
      return toFolder || (typed === null && hasPattern(line)) ? asFolder : `${asFolder}program.test`;
    default:
      return null;
  }
}

function hasPattern({ packages }: GoCommandLine): boolean {
  return packages.length > 1 || packages.some((name) => name.includes('...') || name === 'all');
}

/** `go install` writes to GOBIN; `go build` makes the same programs with the same keys. */
function asBuild(line: GoCommandLine, argv: readonly string[]): readonly string[] {
  if (line.verb !== 'install' || installsVersion(line)) return argv;
  const at = line.roles.indexOf('command');
  return [...argv.slice(0, at), 'build', ...argv.slice(at + 1)];
}

/** What `go build` without `-o` names its only program in a directory. */
export function defaultOutput(line: GoCommandLine, importPath: string, goos: string | null): string {
  const file = line.roles.indexOf('file');
  const name = file < 0 ? lastElement(importPath) : lastElement(line.argv[file] ?? '').replace(/\.go$/, '');
  const mode = textFlag(line, 'buildmode');
  if (mode === 'c-archive') return `${name}.a`;
  if (mode === 'c-shared' || mode === 'plugin')
    return `${name}${goos === 'windows' ? '.dll' : goos === 'darwin' ? '.dylib' : '.so'}`;
  return goos === 'windows' ? `${name}.exe` : name;
}
