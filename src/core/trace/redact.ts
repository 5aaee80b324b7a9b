import { isTestFlag, takesValue } from '../go/flags.ts';
import type { TestCacheFacts } from '../model/test-cache.ts';
import type { Action, BuildTrace, TracedCommand } from '../model/trace.ts';
import { TRACED_VERBS } from '../model/traced-verbs.ts';

export interface RedactOptions {
  /** Becomes `~` wherever it begins a path; null when not known. */
  readonly homeDirectory: string | null;
  /**
   * A keyed hash, so that equal values stay equal in the traces of one machine and cannot be guessed on another.
   * The key stays with whoever made the function.
   */
  readonly hash: (value: string) => string;
}

/** A copy of a trace that may leave the machine; docs/trace-format.md lists what it takes out. */
export function redactTrace(trace: BuildTrace, options: RedactOptions): BuildTrace {
  // It has been done, with a key that may be another machine's: a hash of hashes would be comparable to nothing.
  if (trace.redactedWith !== undefined) return trace;
  const secret = secretWith(options);
  const clean = cleaner(options.homeDirectory, secret);
  const plain: BuildTrace = {
    ...trace,
    redactedWith: options.hash(''),
    command: withoutProgramArguments(trace.command, secret),
    go: { ...trace.go, changedEnv: withoutSecretVariables(trace.go.changedEnv, secret) },
    actions: trace.actions.map((action) => withoutArguments(action, secret)),
    tests: trace.tests.map((test) =>
      test.cache === undefined ? test : { ...test, cache: withoutTestSecrets(test.cache, options) },
    ),
  };
  return everyText(plain, clean) as BuildTrace;
}

/** What is no flag of go's own may be the test's, and its value a secret. */
function withoutTestSecrets(cache: TestCacheFacts, options: RedactOptions): TestCacheFacts {
  const { refused, earlier } = cache;
  const secret = secretWith(options);
  return {
    ...cache,
    refused:
      refused === null || refused.flag.startsWith('-test.')
        ? refused
        : { ...refused, flag: secret(refused.flag) },
    earlier: earlier && { ...earlier, argv: redactArgv(earlier.argv, options) },
  };
}

/** The same for texts that come from a trace. */
export function redactTexts<T>(value: T, options: RedactOptions): T {
  return everyText(value, cleaner(options.homeDirectory, secretWith(options))) as T;
}

/** The words of a command (`go` first) without its program's own. */
export function redactArgv(argv: readonly string[], options: RedactOptions): readonly string[] {
  const verbAt = verbIndex(argv);
  const verb = TRACED_VERBS.find((word) => word === argv[verbAt]);
  if (verb === undefined) return argv;
  const command = { argv, verb, directory: '', goflags: [] };
  return withoutProgramArguments(command, secretWith(options)).argv;
}

/** `go -C DIR run` is `go run -C DIR`. */
function verbIndex(argv: readonly string[]): number {
  const word = argv[1]?.replace(/^--/, '-') ?? '';
  return word === '-C' ? 3 : word.startsWith('-C=') ? 2 : 1;
}

function secretWith({ hash }: RedactOptions): Redact {
  return (value) => (value === '' ? '' : `redacted:${hash(value)}`);
}

type Redact = (value: string) => string;

/** What may stand in any text: the home directory, passwords in addresses, values that the linker sets. */
function cleaner(homeDirectory: string | null, secret: Redact): Redact {
  const home = homePattern(homeDirectory);
  return (text) => {
    let cleaned = text;
    if (cleaned.includes('@') && cleaned.includes('://')) cleaned = withoutPasswords(cleaned);
    if (cleaned.includes('-X')) cleaned = withoutLinkedValues(cleaned, secret);
    return home === null ? cleaned : cleaned.replace(home, '~');
  };
}

/** The directory itself and what is below it, but not a neighbour whose name begins like it. */
function homePattern(homeDirectory: string | null): RegExp | null {
  const home = homeDirectory?.replace(/[\\/]+$/, '') ?? '';
  // A home of `/` or `C:\` would redact everything.
  if (home === '' || /^[A-Za-z]:$/.test(home)) return null;
  const separator = String.raw`(?:\\\\|\\|/)`;
  const isWindows = /^[A-Za-z]:/.test(home);
  const parts = home.split(/[\\/]+/).map((part) => spellings(part, isWindows).join('|'));
  // Windows and macOS tell no case apart; for the others a home in other letters is another folder.
  const flags = isWindows || home.startsWith('/Users/') ? 'giu' : 'gu';
  // A dot may be the end of a sentence.
  const end = String.raw`(?![\p{L}\p{N}_-]|\.+[\p{L}\p{N}_-])`;
  return new RegExp(`${parts.map((part) => `(?:${part})`).join(separator)}${end}`, flags);
}

/**
 * How the system may write a folder's name: an accent as a letter of its own (macOS), and the short name that
 * Windows gives to what is longer than eight letters, as in `C:\Users\JRGENM~1\AppData\Local\Temp`.
 */
function spellings(part: string, isWindows: boolean): readonly string[] {
  const written = [...new Set([part, part.normalize('NFC'), part.normalize('NFD')])];
  const patterns = written.map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  const hasShort = isWindows && !/^(?:[A-Za-z]:|[\w-]{1,8})$/.test(part);
  return hasShort ? [...patterns, String.raw`[^\\/\s"'~]{1,6}~\d{1,6}`] : patterns;
}

/** `https://user:password@host` keeps its host. The last @ counts: go takes a password that holds one. */
function withoutPasswords(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/|,"<>]{1,500}@/gi, '$1redacted@');
}

/**
 * `-X name=value` of the linker, which often holds keys: as words of their own, inside `-ldflags=…`, and as go
 * quotes it in its command lines and keys (`-X "main.key=a b"`, `"-X=main.key=a b"`, `"-X" "main.key=a b"`).
 */
function withoutLinkedValues(text: string, secret: Redact): string {
  let cleaned = '';
  let done = 0;
  for (const match of text.matchAll(/-X(?:=|\s+|\\?["']\s+)(\\?["'])?[\w./%~-]+=/g)) {
    const start = match.index + match[0].length;
    if (match.index < done) continue;
    const end = endOfValue(text, start, match[1] ?? quoteBefore(text, match.index));
    cleaned += text.slice(done, start) + secret(text.slice(start, end));
    done = end;
  }
  return cleaned + text.slice(done);
}

function quoteBefore(text: string, index: number): string | null {
  const before = text.charAt(index - 1);
  if (before !== '"' && before !== "'") return null;
  return text.charAt(index - 2) === '\\' ? `\\${before}` : before;
}

function endOfValue(text: string, start: number, quote: string | null): number {
  if (quote !== null) {
    const end = text.indexOf(quote, start);
    return end < 0 ? text.length : end;
  }
  const rest = /[\s"'\\]/g;
  rest.lastIndex = start;
  return rest.exec(text)?.index ?? text.length;
}

/** Everything behind the package or the files of `go run` is the program's, and of `go test` what go does not know. */
function withoutProgramArguments(command: TracedCommand, secret: Redact): TracedCommand {
  if (command.verb === 'test') return { ...command, argv: withoutTestArguments(command.argv, secret) };
  const start = programArgumentsAt(command);
  return {
    ...command,
    argv: command.argv.map((word, index) => (index < start ? word : secret(word))),
  };
}

/** A flag that go does not know is the test's, wherever it stands, and so is what follows the packages. */
function withoutTestArguments(argv: readonly string[], secret: Redact): readonly string[] {
  const start = verbIndex(argv) + 1;
  const shown = argv.slice(0, start);
  let place: 'before' | 'packages' | 'behind' = 'before';
  let mayBeValue = false;
  for (let at = start; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const rest = argv.slice(at + 1);
    if (/^--?args$|^--$/.test(word)) return [...shown, word, ...rest.map(secret)];
    const flag = /^--?([^-=][^=]*)(?:=([\s\S]*))?$/.exec(word);
    const [, name = '', value] = flag ?? [];
    if (flag === null && place !== 'behind') {
      shown.push(word);
      place = 'packages';
    } else if (flag === null) {
      shown.push(secret(word));
      if (!mayBeValue) return [...shown, ...rest.map(secret)];
      mayBeValue = false;
    } else {
      const isOfGo = name === 'C' || isTestFlag(name);
      if (!isOfGo || place === 'packages') place = 'behind';
      mayBeValue = !isOfGo && value === undefined;
      const isOpen = value === undefined && (name === 'C' || takesValue('test', name));
      if (isOfGo || value === undefined) shown.push(word, ...(isOpen ? rest.slice(0, 1) : []));
      else shown.push(word.slice(0, word.length - value.length) + secret(value));
      if (isOpen) at++;
    }
  }
  return shown;
}

function programArgumentsAt({ argv, verb }: TracedCommand): number {
  if (verb !== 'run') return argv.length;
  let index = verbIndex(argv) + 1;
  while (index < argv.length && argv[index]?.startsWith('-') === true) {
    const name = (argv[index] ?? '').replace(/^--?/, '');
    if (name === '') return index + 2;
    index += !name.includes('=') && (name === 'C' || takesValue('run', name)) ? 2 : 1;
  }
  if (argv[index]?.endsWith('.go') !== true) return index + 1;
  while (argv[index]?.endsWith('.go') === true) index += 1;
  return index;
}

function withoutSecretVariables(
  variables: Readonly<Record<string, string>>,
  secret: Redact,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, SECRET_NAME.test(name) ? secret(value) : value]),
  );
}

const SECRET_NAME = /AUTH|TOKEN|SECRET|PASSW|CREDENTIAL|APIKEY|API_KEY|PRIVATE_KEY/i;

/** go writes the program's arguments into its graph (`Args`), and prints those of a test with its command. */
function withoutArguments(action: Action, secret: Redact): Action {
  if (action.mode === 'test run' && action.commands.length > 0) {
    return { ...action, commands: action.commands.map((command) => withoutWordsOfTest(command, secret)) };
  }
  const args = action.extra?.Args;
  if (!Array.isArray(args)) return action;
  return {
    ...action,
    extra: { ...action.extra, Args: args.map((arg) => (typeof arg === 'string' ? secret(arg) : arg)) },
  };
}

function withoutWordsOfTest(command: string, secret: Redact): string {
  const [program = '', ...words] = command.split(' ');
  return [
    program,
    ...words.map((word) => (/^-test\.|^\$WORK|^#|^\d*[<>]/.test(word) ? word : secret(word))),
  ].join(' ');
}

/** Plain JSON in, plain JSON out, every text in it cleaned, names of fields as well. */
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
