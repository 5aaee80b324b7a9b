import { type GoVerb, TRACED_VERBS } from '../model/traced-verbs.ts';
import {
  type ArgumentRole,
  classifyArguments,
  type GoFlag,
  type Refusal,
  readBoolean,
  type StartedBy,
} from './classify-arguments.ts';
import { flagKind, type GoMinor, isForwardedFlag } from './flags.ts';
import { splitQuoted } from './quoted-words.ts';

export type Setting = Pick<GoFlag, 'name' | 'value'>;

/** A go command line as go itself would read it; no process is started and no file is read. */
export interface GoCommandLine {
  readonly argv: readonly string[];
  /** The role of each argument in `argv`. */
  readonly roles: readonly ArgumentRole[];
  /** Why go refuses it; null if its form is valid. */
  readonly refusal: Refusal | null;
  /** `build`, `mod tidy`; null if go has no such command. */
  readonly command: string | null;
  /** The first part of the command name; empty for a bare `go`. */
  readonly verb: string;
  /** The name of the command if it has a pipeline; otherwise null, and the command runs untouched. */
  readonly traced: GoVerb | null;
  /** The directory of `-C`. */
  readonly chdir: string | null;
  /** Where further flags can be inserted: after the command name and `-C DIR`, which must come first. */
  readonly insertAt: number;
  /** Flags of the command line in order, without `-C`. */
  readonly flags: readonly GoFlag[];
  /** Packages, patterns or files. */
  readonly packages: readonly string[];
  /** Arguments for the program of `go run` or for the test binary, as given on the command line. */
  readonly programArgs: readonly string[];
  /** The same without flags of `go test` itself, which go passes on under another name. */
  readonly ownProgramArgs: readonly string[];
  /** The flags in GOFLAGS, including flags that the command does not have. */
  readonly goflags: readonly string[];
  /** The command's flags from GOFLAGS, then from the command line: the last one of each name counts. */
  readonly settings: readonly Setting[];
  readonly x: boolean;
  /** `-x=false` on the command line, which would override our `-x`. */
  readonly xRefused: boolean;
  readonly n: boolean;
  readonly v: boolean;
  readonly work: boolean;
  readonly json: boolean;
  /** The user's own graph file, as written (relative to the command's directory). */
  readonly actionGraph: string | null;
  readonly debugTrace: string | null;
  readonly output: string | null;
  /** The command of `-exec`, split. */
  readonly exec: readonly string[];
  /** The command of `-toolexec`, split. */
  readonly toolexec: readonly string[];
  /** Values of `-gcflags`, `-asmflags`, `-ldflags` and `-gccgoflags`. */
  readonly compilerFlags: readonly string[];
  /** `go test -c`: builds and runs nothing. */
  readonly testCompileOnly: boolean;
  /** `go test` passes its own stdout to the test binary (cmd/go/internal/test: streamOutput). */
  readonly testStreams: boolean;
}

/** Reads `argv` (`go` first) together with the flags in GOFLAGS. */
export function parseGoCommandLine(
  argv: readonly string[],
  goflags: readonly string[] = [],
  minor: GoMinor = null,
  startedBy: StartedBy = 'same go',
): GoCommandLine {
  const { command, roles, flags, chdir, insertAt, refusal } = classifyArguments(argv, minor, startedBy);
  const verb = argv[roles.indexOf('command')] ?? '';
  const withRole = (...wanted: readonly ArgumentRole[]) =>
    argv.filter((_, at) => wanted.includes(roles[at] ?? 'go'));
  const inherited = command === null ? [] : readGoflags(command, goflags, minor);
  const line = { settings: [...inherited, ...flags.map(({ name, value }) => ({ name, value }))] };
  const isTest = command === 'test';
  const packages = withRole('package', 'file');
  const isSet = (name: string) => (textFlag(line, name) ?? textFlag(line, `test.${name}`)) !== null;
  return {
    argv,
    roles,
    refusal,
    command,
    verb,
    traced: refusal?.why === 'help' ? null : tracedVerb(verb, line),
    chdir,
    insertAt,
    flags,
    packages,
    programArgs: programArgs(argv, roles, isTest ? flags.filter(isHandedOn) : []),
    ownProgramArgs: programArgs(argv, roles, []),
    goflags,
    settings: line.settings,
    x: isFlagOn(line, 'x'),
    xRefused: isTurnedOff(flags, 'x'),
    n: isFlagOn(line, 'n'),
    v: isFlagOn(line, 'v'),
    work: isFlagOn(line, 'work'),
    json: verb !== 'list' && verb !== 'vet' && isFlagOn(line, 'json'),
    actionGraph: textFlag(line, 'debug-actiongraph'),
    debugTrace: textFlag(line, 'debug-trace'),
    output: textFlag(line, 'o'),
    exec: splitQuoted(textFlag(line, 'exec') ?? '') ?? [],
    toolexec: splitQuoted(textFlag(line, 'toolexec') ?? '') ?? [],
    compilerFlags: ['gcflags', 'asmflags', 'ldflags', 'gccgoflags'].flatMap((name) => allValues(line, name)),
    testCompileOnly: isTest && isFlagOn(line, 'c'),
    testStreams: isTest && (packages.length === 0 || isSet('bench') || isSet('fuzz')),
  };
}

type Settings = Pick<GoCommandLine, 'settings'>;

/** The flag in effect; null if it is not set. */
export function flagInForce({ settings }: Settings, name: string): Setting | null {
  return settings.findLast((flag) => flag.name === name) ?? null;
}

export function isFlagOn(line: Settings, name: string): boolean {
  const flag = flagInForce(line, name);
  return flag !== null && (flag.value === null || readBoolean(flag.value) === true);
}

/** The value of a flag; null if it is not set, or empty. */
export function textFlag(line: Settings, name: string): string | null {
  const value = flagInForce(line, name)?.value ?? null;
  return value === '' ? null : value;
}

/** The build tags of `-tags`, sorted, without duplicates. */
export function buildTags(line: Settings): readonly string[] {
  const tags = (textFlag(line, 'tags') ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
  return [...new Set(tags)].sort();
}

/** The flags of the command line, one argument each, in a form that another go command accepts. */
export function flagArgs({ flags }: Pick<GoCommandLine, 'flags'>): readonly string[] {
  return flags.map(({ name, value }) => `-${name}${value === null ? '' : `=${value}`}`);
}

/** The flags of the command line as typed, without `-C`. */
export function typedFlags({ argv, roles }: Pick<GoCommandLine, 'argv' | 'roles'>): readonly string[] {
  return argv.filter((_, at) => roles[at] === 'flag' || roles[at] === 'flag value');
}

/** The command with further flags before all others. */
export function withFlags(
  { argv, insertAt }: Pick<GoCommandLine, 'argv' | 'insertAt'>,
  added: readonly string[],
): readonly string[] {
  return [...argv.slice(0, insertAt), ...added, ...argv.slice(insertAt)];
}

/**
 * The command with other values for some of its flags. The flags keep their positions: without a flag between
 * them, packages and arguments of `go test` would become one list.
 */
export function withFlagValues(
  { argv, flags }: Pick<GoCommandLine, 'argv' | 'flags'>,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const changed = flags.filter(({ name }) => values[name] !== undefined);
  return argv.flatMap((argument, index) => {
    const flag = changed.find(({ at, argCount }) => at <= index && index < at + argCount);
    if (flag === undefined) return [argument];
    return index === flag.at ? [`-${flag.name}=${values[flag.name]}`] : [];
  });
}

/** `-C DIR` as typed; empty if there is none. */
export function chdirArgs({ argv, roles }: Pick<GoCommandLine, 'argv' | 'roles'>): readonly string[] {
  return argv.filter((_, at) => roles[at] === 'chdir');
}

/** The command as it would be typed in the directory of `-C`. */
export function withoutChdir({ argv, roles }: Pick<GoCommandLine, 'argv' | 'roles'>): readonly string[] {
  return argv.filter((_, at) => roles[at] !== 'chdir');
}

function tracedVerb(verb: string, line: Settings): GoVerb | null {
  const known = TRACED_VERBS.find((name) => name === verb);
  if (known === undefined) return null;
  // Without -export `go list` builds nothing.
  if (known === 'list' && (!isFlagOn(line, 'export') || isFlagOn(line, 'm'))) return null;
  return known;
}

/** `--` is passed to the test as well; `-args` is not. */
function programArgs(
  argv: readonly string[],
  roles: readonly ArgumentRole[],
  handedOn: readonly GoFlag[],
): readonly string[] {
  const isTest = argv[roles.indexOf('command')] === 'test';
  return argv.filter((argument, at) => {
    const role = roles[at];
    if (role === 'program argument' || role === 'program flag') return true;
    if (role === 'terminator') return isTest && argument === '--' && at > roles.indexOf('command');
    return handedOn.some((flag) => flag.at <= at && at < flag.at + flag.argCount);
  });
}

/** Boolean flags only if they are written with `test.`. */
function isHandedOn({ name }: GoFlag): boolean {
  if (name.startsWith('test.')) return true;
  return name !== 'coverprofile' && isForwardedFlag(name) && flagKind('test', name) === 'value';
}

function isTurnedOff(flags: readonly GoFlag[], name: string): boolean {
  const value = flags.findLast((flag) => flag.name === name)?.value ?? null;
  return value !== null && readBoolean(value) !== true;
}

function allValues({ settings }: Settings, name: string): string[] {
  return settings.filter((flag) => flag.name === name).map((flag) => flag.value ?? '');
}

/** A command takes its own flags from GOFLAGS and ignores the rest. Source: cmd/go/internal/base/goflags.go. */
function readGoflags(command: string, goflags: readonly string[], minor: GoMinor): Setting[] {
  return goflags.flatMap((argument) => {
    const match = /^--?([^-=][^=]*)(?:=([\s\S]*))?$/.exec(argument);
    const name = match?.[1] ?? '';
    return match === null || flagKind(command, name, minor) === null
      ? []
      : [{ name, value: match[2] ?? null }];
  });
}
