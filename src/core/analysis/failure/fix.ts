import { chdirArgs, parseGoCommandLine, withFlags, withFlagValues } from '../../go/command-line.ts';
import type { MainPlace } from '../../model/main-answer.ts';
import type { FailureFacts, Setting } from './facts.ts';

/**
 * Something to do about a failed command, of a kind that a test can carry out:
 * - `instead` runs in place of the failed command
 * - `first` is run before the failed command is run again
 * - `unset` removes variables from the environment, which only the shell that started go can do
 * - `edit` changes a file
 * - `advice` is left to a person, and is worded so.
 */
export type FailureFix<Id extends string = string> =
  | CommandFix<Id, 'instead'>
  | CommandFix<Id, 'first'>
  | { readonly kind: 'unset'; readonly id: Id; readonly names: readonly string[] }
  | {
      readonly kind: 'edit';
      readonly id: Id;
      readonly place: MainPlace;
      /** `replace` the line, `delete` it, or `append` a line to the file. */
      readonly change: 'replace' | 'delete' | 'append';
      readonly text: string;
      readonly names: readonly string[];
    }
  | {
      readonly kind: 'advice';
      readonly id: Id;
      readonly names: readonly string[];
      readonly place: MainPlace | null;
    };

interface CommandFix<Id extends string, Kind> {
  readonly kind: Kind;
  readonly id: Id;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The directory to run it in, as shown; null for that of the failed command. */
  readonly directory: string | null;
  readonly names: readonly string[];
}

interface Again {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags to set, by name. */
  readonly flags?: Readonly<Record<string, string>>;
  readonly names?: readonly string[];
}

/** The failed command again, with other settings. */
export function again<const Id extends string>(
  id: Id,
  { argv }: Pick<FailureFacts, 'argv'>,
  { env = {}, flags = {}, names = [] }: Again,
): FailureFix<Id> {
  return { kind: 'instead', id, argv: withSettings(argv, flags), env, directory: null, names };
}

/** Replaces flags that are there, and inserts the others before all others. */
export function withSettings(
  argv: readonly string[],
  flags: Readonly<Record<string, string>>,
): readonly string[] {
  const changed = withFlagValues(parseGoCommandLine(argv), flags);
  const line = parseGoCommandLine(changed);
  const added = Object.entries(flags).filter(([name]) => !line.flags.some((flag) => flag.name === name));
  return withFlags(
    line,
    added.map(([name, value]) => `-${name}=${value}`),
  );
}

/** A go command to run before the failed one is run again, in the same directory. */
export function first<const Id extends string>(
  id: Id,
  facts: Pick<FailureFacts, 'argv'>,
  args: readonly string[],
  names: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): FailureFix<Id> {
  const line = parseGoCommandLine(facts.argv);
  const argv = [line.argv[0] ?? 'go', ...args.slice(0, 1), ...chdirArgs(line), ...args.slice(1)];
  return {
    kind: 'first',
    id,
    argv: line.chdir === null ? ['go', ...args] : argv,
    env,
    directory: null,
    names,
  };
}

export function editLine<const Id extends string>(
  id: Id,
  place: MainPlace,
  change: 'replace' | 'delete' | 'append',
  text: string,
  names: readonly string[] = [],
): FailureFix<Id> {
  return { kind: 'edit', id, place, change, text, names };
}

export function advice<const Id extends string>(
  id: Id,
  names: readonly string[] = [],
  place: MainPlace | null = null,
): FailureFix<Id> {
  return { kind: 'advice', id, names, place };
}

/** Removes a setting where it was made; empty if nobody made it. */
export function unset(setting: Setting, facts: FailureFacts): readonly FailureFix<'unset' | 'env-unset'>[] {
  const { name, from } = setting;
  if (from === 'process') return [{ kind: 'unset', id: 'unset', names: [name] }];
  if (from !== 'goEnv') return [];
  // With a GOROOT that does not exist, not even `go env -u` works.
  const env = name === 'GOROOT' && facts.go.goroot !== null ? { GOROOT: facts.go.goroot } : {};
  return [
    { kind: 'first', id: 'env-unset', argv: ['go', 'env', '-u', name], env, directory: null, names: [name] },
  ];
}

/** The same for several variables: those of the environment in one step, those of `go env -w` in another. */
export function unsetAll(
  settings: readonly Setting[],
  facts: FailureFacts,
): readonly FailureFix<'unset' | 'env-unset'>[] {
  const process = settings.filter(({ from }) => from === 'process').map(({ name }) => name);
  const [first, ...others] = settings.filter(({ from }) => from === 'goEnv');
  const more = others.map(({ name }) => name);
  return [
    ...(process.length === 0 ? [] : [{ kind: 'unset' as const, id: 'unset' as const, names: process }]),
    ...(first === undefined ? [] : unset(first, facts)).map((fix) =>
      fix.kind === 'first' ? { ...fix, argv: [...fix.argv, ...more], names: [...fix.names, ...more] } : fix,
    ),
  ];
}
