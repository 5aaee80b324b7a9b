import type { BuildTrace } from '../model/trace.ts';
import { readBoolean } from './classify-arguments.ts';
import { buildTags, type GoCommandLine, type Setting, withoutChdir } from './command-line.ts';
import { flagKind, isForwardedFlag } from './flags.ts';
import { type RecordedCommand, readRecordedLine } from './recorded-line.ts';
import { isSamePath } from './same-path.ts';
import { withoutSecrets } from './secrets.ts';

/** A recorded command with what decides whether another one is the same. */
export interface PlacedCommand extends RecordedCommand {
  /** Where go worked, after `-C`. */
  readonly directory: string;
  /** See `buildConfiguration`; null or absent if it was not recorded, and then it is not compared. */
  readonly configuration?: Readonly<Record<string, string>> | null | undefined;
}

/**
 * Whether two commands build the same: the same go command in the same directory, the same packages, and the same
 * flags and environment as far as they decide what is built. The only definition of "the same command".
 *
 * These make no other command: how go prints its work (`-x`, `-v`, `-json`, `-work`, `-debug-*`), how many actions
 * run at a time (`-p`), where the output goes (`-o`), what the program or the tests are given (arguments, `-run`,
 * `-count`, `-exec`), and the version of go. Whether a flag is in GOFLAGS or on the command line, `-C` or `cd`, no
 * package or `.`: all the same. `-n` and `-a` are different, because go then does other work.
 */
export function isSameCommand(one: PlacedCommand, other: PlacedCommand): boolean {
  return sameCommandAs(one)(other);
}

/** The same for many commands that are compared with one. */
export function sameCommandAs(one: PlacedCommand): (other: PlacedCommand) => boolean {
  const identity = identityOf(one);
  return (other) =>
    isSamePath(one.directory, other.directory) &&
    identityOf(other) === identity &&
    isSameConfiguration(one.configuration ?? null, other.configuration ?? null);
}

/** Secrets do not count, because a trace does not keep them. */
function identityOf({ argv, goflags = [], goVersion }: RecordedCommand): string {
  const line = readRecordedLine({
    argv: withoutSecrets(argv),
    goflags: withoutSecrets(goflags),
    goVersion,
  });
  if (line.refusal !== null) return JSON.stringify(withoutChdir(line).slice(1));
  const packages = line.packages.length === 0 ? ['.'] : [...new Set(line.packages)].sort();
  return JSON.stringify([line.command, packages, flagsThatCount(line)]);
}

/** Each with its values, sorted by name. */
function flagsThatCount(line: GoCommandLine): readonly string[] {
  const values = new Map<string, readonly string[]>();
  for (const setting of line.settings) {
    if (!counts(setting.name, line)) continue;
    const [name, value] = normalized(setting, line);
    const before = EVERY_VALUE_COUNTS.has(name) ? (values.get(name) ?? []) : [];
    if (value === null) values.delete(name);
    else values.set(name, [...before, value]);
  }
  const tags = buildTags(line);
  if (tags.length > 0) values.set('tags', tags);
  return [...values].map(([name, all]) => JSON.stringify([name, ...all])).sort();
}

/** `-race`, `-race=true` and `-race=1` are one; null for a value that is the default. */
function normalized({ name, value }: Setting, { command }: GoCommandLine): readonly [string, string | null] {
  const plain = name.replace(/^test\./, '');
  if (plain === 'coverprofile' && value !== '') return ['cover', 'true'];
  if (plain === 'fuzz') return ['fuzz', value === '' ? null : 'true'];
  const kind = flagKind(command ?? '', name);
  if (kind === 'value') return [name, value === '' ? null : value];
  const boolean = value === null ? true : readBoolean(value);
  if (boolean === null) return [name, value];
  // A boolean that takes other values may have another default: -buildvcs is auto.
  return [name, boolean || kind === 'optional' ? String(boolean) : null];
}

/** Per package pattern, each of them applies. */
const EVERY_VALUE_COUNTS: ReadonlySet<string> = new Set(['gcflags', 'asmflags', 'ldflags', 'gccgoflags']);

function counts(name: string, { command }: GoCommandLine): boolean {
  if (command === 'test' && isForwardedFlag(name)) return CHANGES_TEST_BUILD.has(name.replace(/^test\./, ''));
  // `go vet -json` is a flag of its analyzers, so it is part of their keys.
  if (name === 'json') return command === 'vet';
  return !OUTPUT_ONLY.has(name) && !name.startsWith('debug-');
}

/** Passed to the test, and they also change how it is compiled. */
const CHANGES_TEST_BUILD: ReadonlySet<string> = new Set(['coverprofile', 'fuzz']);

const OUTPUT_ONLY: ReadonlySet<string> = new Set([
  ...['x', 'v', 'work', 'p', 'o'],
  // What `go list` prints, and what is done with a finished program or test.
  ...['f', 'exec', 'modcacherw'],
]);

/** The command of a trace. */
export function commandOf(trace: Pick<BuildTrace, 'command' | 'go' | 'keyEnvironment'>): PlacedCommand {
  const { argv, goflags, directory } = trace.command;
  return { argv, goflags, directory, goVersion: trace.go.version, configuration: buildConfiguration(trace) };
}

/** The environment as far as it decides what is built, sorted by name: what differs from go's defaults. */
export function buildConfiguration({
  go: { goos, goarch, changedEnv },
  keyEnvironment = {},
}: Pick<BuildTrace, 'go' | 'keyEnvironment'>): Readonly<Record<string, string>> {
  const platform = { ...(goos ? { GOOS: goos } : {}), ...(goarch ? { GOARCH: goarch } : {}) };
  const found = Object.entries({ ...changedEnv, ...platform, ...keyEnvironment });
  return Object.fromEntries(
    found.filter(([name]) => BUILD_VARIABLES.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** GOFLAGS is not here: its flags are compared as flags. */
const BUILD_VARIABLES: ReadonlySet<string> = new Set([
  ...['GOOS', 'GOARCH', 'GO386', 'GOAMD64', 'GOARM', 'GOARM64', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64'],
  ...[
    'GOWASM',
    'GOEXPERIMENT',
    'GOFIPS140',
    'GO111MODULE',
    'GOWORK',
    'CGO_ENABLED',
    'CC',
    'CXX',
    'FC',
    'GCCGO',
  ],
  ...['AR', 'CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_FFLAGS', 'CGO_LDFLAGS', 'PKG_CONFIG'],
]);

function isSameConfiguration(
  one: Readonly<Record<string, string>> | null,
  other: Readonly<Record<string, string>> | null,
): boolean {
  if (one === null || other === null) return true;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => {
    const isUnknown = one[name] === undefined || other[name] === undefined;
    return one[name] === other[name] || (isUnknown && UNKNOWN_IF_ABSENT.has(name));
  });
}

/** Their defaults depend on the machine, so they are known only if they were read. */
const UNKNOWN_IF_ABSENT: ReadonlySet<string> = new Set(['GOOS', 'GOARCH', 'CGO_ENABLED']);
