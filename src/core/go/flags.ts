import { GO_COMMANDS, GO_FLAGS, NEWEST_MINOR, OLDEST_MINOR } from './flag-table.ts';
import { readGoVersion } from './version.ts';

/**
 * 'optional': a boolean that also accepts other values, only after `=`: `-buildvcs=auto`, `list -json=Name`.
 */
export type FlagKind = 'boolean' | 'optional' | 'value';

/** The x of Go 1.x whose flags count; null if not known: flags of any version, newest first. */
export type GoMinor = number | null;

interface Known<T> {
  readonly what: T;
  readonly since: number;
  readonly until: number;
}

/** 26 for `go1.26.8`; null if the version is not known. */
export function minorOf(version: string | null): GoMinor {
  return version === null ? null : (readGoVersion(version)?.minor ?? null);
}

/** The kind of a flag of a command; null if the command does not have it. `command`: `build`, `mod tidy`. */
export function flagKind(command: string, name: string, minor: GoMinor = null): FlagKind | null {
  return inVersion(tableOf(command).get(name) ?? [], minor)?.what ?? null;
}

/** All flags of a command, by name. */
export function flagsOf(command: string, minor: GoMinor = null): ReadonlyMap<string, FlagKind> {
  const known = [...tableOf(command)];
  return new Map(
    known.flatMap(([name, kinds]) => {
      const kind = inVersion(kinds, minor)?.what;
      return kind === undefined ? [] : [[name, kind]];
    }),
  );
}

/** All commands, including `mod tidy` and the like. */
export function goCommands(minor: GoMinor = null): readonly string[] {
  return commands()
    .filter((one) => inVersion([one], minor) !== null)
    .map(({ what }) => what);
}

export function isGoCommand(command: string, minor: GoMinor = null): boolean {
  return commands().some((one) => one.what === command && inVersion([one], minor) !== null);
}

/** `mod` and `work`, which need a second word. */
export function isCommandGroup(word: string): boolean {
  return commands().some(({ what }) => what.startsWith(`${word} `));
}

/** Whether `go test` passes this flag to the test binary, with or without `test.` before its name. */
export function isForwardedFlag(name: string): boolean {
  return flagKind('test', name.startsWith('test.') ? name : `test.${name}`) !== null;
}

function inVersion<T>(known: readonly Known<T>[], minor: GoMinor): Known<T> | null {
  if (minor === null) return known.at(-1) ?? null;
  const nearest = Math.min(Math.max(minor, OLDEST_MINOR), NEWEST_MINOR);
  return known.find(({ since, until }) => since <= nearest && nearest <= until) ?? null;
}

const commands = once(() => GO_COMMANDS.split(', ').map(readEntry));

const tables = new Map<string, ReadonlyMap<string, readonly Known<FlagKind>[]>>();

/** Only this command's: a traced build waits for it. */
function tableOf(command: string): ReadonlyMap<string, readonly Known<FlagKind>[]> {
  const known = tables.get(command) ?? readTable(command);
  tables.set(command, known);
  return known;
}

function readTable(command: string): ReadonlyMap<string, readonly Known<FlagKind>[]> {
  const table = new Map<string, Known<FlagKind>[]>();
  for (const [owners, names] of GO_FLAGS) {
    if (!owners.split(', ').includes(command)) continue;
    for (const { name, ...kind } of names.split(' ').map(readFlag)) {
      const known = table.get(name);
      if (known === undefined) table.set(name, [kind]);
      else known.push(kind);
    }
  }
  for (const known of table.values()) known.sort((a, b) => a.since - b.since);
  return table;
}

function readFlag(word: string): Known<FlagKind> & { readonly name: string } {
  const { what, ...versions } = readEntry(word);
  if (what.endsWith('=')) return { ...versions, name: what.slice(0, -1), what: 'value' };
  if (what.endsWith('?')) return { ...versions, name: what.slice(0, -1), what: 'optional' };
  return { ...versions, name: what, what: 'boolean' };
}

/** `telemetry@23`, `i@-21`. */
function readEntry(word: string): Known<string> {
  const [what = '', range = ''] = word.split('@');
  const [since = '', until = ''] = range.split('-');
  return {
    what,
    since: since === '' ? OLDEST_MINOR : Number(since),
    until: until === '' ? NEWEST_MINOR : Number(until),
  };
}

/** The table is parsed with the first command line. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
