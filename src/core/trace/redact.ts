// cspell:ignore JRGENM

import { endOfValue, quoteBefore } from '../go/quoted-value.ts';
import { type RecordedCommand, readRecordedLine } from '../go/recorded-line.ts';
import { isSecretName, replaceSecrets, withoutPasswords } from '../go/secrets.ts';
import type { TestCacheFacts } from '../model/test-cache.ts';
import type { Action, BuildTrace } from '../model/trace.ts';

export interface RedactOptions {
  /** Replaced by `~` wherever a path begins with it; null if not known. */
  readonly homeDirectory: string | null;
  /**
   * A keyed hash: equal values stay equal in the traces of one machine, and cannot be guessed on another. The
   * caller keeps the key.
   */
  readonly hash: (value: string) => string;
}

/** A copy of a trace that may leave the machine; docs/trace-format.md lists what is redacted. */
export function redactTrace(trace: BuildTrace, options: RedactOptions): BuildTrace {
  // Already redacted, perhaps with another machine's key: hashes of hashes would be comparable to nothing.
  if (trace.redactedWith !== undefined) return trace;
  const secret = secretWith(options);
  const clean = cleaner(options.homeDirectory, secret);
  const plain: BuildTrace = {
    ...trace,
    redactedWith: options.hash(''),
    command: {
      ...trace.command,
      argv: redactArgv({ ...trace.command, goVersion: trace.go.version }, options),
    },
    go: { ...trace.go, changedEnv: withoutSecretVariables(trace.go.changedEnv, secret) },
    actions: trace.actions.map((action) => withoutArguments(action, secret)),
    tests: trace.tests.map((test) =>
      test.cache === undefined ? test : { ...test, cache: withoutTestSecrets(test.cache, options) },
    ),
  };
  return everyText(plain, clean) as BuildTrace;
}

/** A flag that go does not know may belong to the test, and its value may be secret. */
function withoutTestSecrets(cache: TestCacheFacts, options: RedactOptions): TestCacheFacts {
  const { refused, earlier } = cache;
  const secret = secretWith(options);
  return {
    ...cache,
    refused:
      refused === null || refused.flag.startsWith('-test.')
        ? refused
        : { ...refused, flag: secret(refused.flag) },
    earlier: earlier && { ...earlier, argv: redactArgv(earlier, options) },
  };
}

/** The same for texts from a trace. */
export function redactTexts<T>(value: T, options: RedactOptions): T {
  return everyText(value, cleaner(options.homeDirectory, secretWith(options))) as T;
}

/**
 * The arguments of a command (`go` first) without the arguments of its program. Of a flag that `go test` does not
 * know, the name stays.
 */
export function redactArgv(command: RecordedCommand, options: RedactOptions): readonly string[] {
  const secret = secretWith(options);
  const { argv, roles } = readRecordedLine(command);
  return argv.map((argument, at) => {
    if (roles[at] === 'program argument') return secret(argument);
    const equals = roles[at] === 'program flag' ? argument.indexOf('=') + 1 : 0;
    return equals === 0 ? argument : argument.slice(0, equals) + secret(argument.slice(equals));
  });
}

function secretWith({ hash }: RedactOptions): Redact {
  return (value) => (value === '' ? '' : `redacted:${hash(value)}`);
}

type Redact = (value: string) => string;

/**
 * Secrets in any text: the home directory, passwords in addresses, values with a secret-looking name, values set by
 * the linker.
 */
function cleaner(homeDirectory: string | null, secret: Redact): Redact {
  const home = homePattern(homeDirectory);
  return (text) => {
    let cleaned = replaceSecrets(withoutPasswords(text, 'redacted'), secret);
    if (cleaned.includes('-X')) cleaned = withoutLinkedValues(cleaned, secret);
    return home === null ? cleaned : cleaned.replace(home, '~');
  };
}

/** The directory itself and what is below it, but not a sibling whose name begins with its name. */
function homePattern(homeDirectory: string | null): RegExp | null {
  const home = homeDirectory?.replace(/[\\/]+$/, '') ?? '';
  // A home of `/` or `C:\` would redact everything.
  if (home === '' || /^[A-Za-z]:$/.test(home)) return null;
  const separator = String.raw`(?:\\\\|\\|/)`;
  const isWindows = /^[A-Za-z]:/.test(home);
  const parts = home.split(/[\\/]+/).map((part) => spellings(part, isWindows).join('|'));
  // Windows and macOS ignore case; elsewhere a home with other case is another folder.
  const flags = isWindows || home.startsWith('/Users/') ? 'giu' : 'gu';
  // A dot may end a sentence.
  const end = String.raw`(?![\p{L}\p{N}_-]|\.+[\p{L}\p{N}_-])`;
  return new RegExp(`${parts.map((part) => `(?:${part})`).join(separator)}${end}`, flags);
}

/**
 * Other spellings of a folder's name by the system: an accent as a separate character (macOS), and the short
 * name that Windows gives to names of more than eight letters, as in `C:\Users\JRGENM~1\AppData\Local\Temp`.
 */
function spellings(part: string, isWindows: boolean): readonly string[] {
  const written = [...new Set([part, part.normalize('NFC'), part.normalize('NFD')])];
  const patterns = written.map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  const hasShort = isWindows && !/^(?:[A-Za-z]:|[\w-]{1,8})$/.test(part);
  return hasShort ? [...patterns, String.raw`[^\\/\s"'~]{1,6}~\d{1,6}`] : patterns;
}

const IS_HIDDEN = /^(?:…|redacted:\S*)$/;

/**
 * `-X name=value` of the linker, which often contains keys: as separate arguments, inside `-ldflags=…`, and as go
 * quotes it in its command lines and keys (`-X "main.key=a b"`, `"-X=main.key=a b"`, `"-X" "main.key=a b"`).
 */
function withoutLinkedValues(text: string, secret: Redact): string {
  let cleaned = '';
  let done = 0;
  for (const match of text.matchAll(/-X(?:=|\s+|\\?["']\s+)(\\?["'])?[^\s"'=\\]+=/g)) {
    const start = match.index + match[0].length;
    if (match.index < done) continue;
    const end = endOfValue(text, start, match[1] ?? quoteBefore(text, match.index));
    const value = text.slice(start, end);
    // It may have been hidden by its name already.
    cleaned += text.slice(done, start) + (IS_HIDDEN.test(value) ? value : secret(value));
    done = end;
  }
  return cleaned + text.slice(done);
}

function withoutSecretVariables(
  variables: Readonly<Record<string, string>>,
  secret: Redact,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isSecretName(name) ? secret(value) : value]),
  );
}

/** go writes the program's arguments into its graph (`Args`), and prints those of a test with its command. */
function withoutArguments(action: Action, secret: Redact): Action {
  if (action.mode === 'test run' && action.commands.length > 0) {
    return { ...action, commands: action.commands.map((command) => withoutTestArguments(command, secret)) };
  }
  const args = action.extra?.Args;
  if (!Array.isArray(args)) return action;
  return {
    ...action,
    extra: { ...action.extra, Args: args.map((arg) => (typeof arg === 'string' ? secret(arg) : arg)) },
  };
}

function withoutTestArguments(command: string, secret: Redact): string {
  const [program = '', ...args] = command.split(' ');
  return [program, ...args.map((arg) => (/^-test\.|^\$WORK|^#|^\d*[<>]/.test(arg) ? arg : secret(arg)))].join(
    ' ',
  );
}

/** Plain JSON in, plain JSON out; redacts every text in it, including names of fields. */
function everyText(value: unknown, clean: Redact): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) {
    return value.length === 0 || typeof value[0] === 'number'
      ? value
      : value.map((entry) => everyText(entry, clean));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [clean(key), everyText(entry, clean)]),
  );
}
