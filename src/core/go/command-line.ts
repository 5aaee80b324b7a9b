import { type GoVerb, TRACED_VERBS } from '../model/traced-verbs.ts';
import { isForwardedFlag, isTestFlag, takesValue } from './flags.ts';

export interface GoFlag {
  readonly name: string;
  /** null for a flag without `=value` that takes none. */
  readonly value: string | null;
}

/** A go command line as go itself would read it; nothing here starts a process or looks at files. */
export interface GoCommandLine {
  readonly argv: readonly string[];
  /** The word after `go`; empty for a bare `go`. */
  readonly verb: string;
  /** The verb when it has a pipeline, else null: such a command runs through untouched. */
  readonly traced: GoVerb | null;
  /** The directory of `-C`. */
  readonly chdir: string | null;
  /** Where further flags may be put: after the verb and `-C DIR`, which go wants first. */
  readonly insertAt: number;
  /** Flags of the command line in order, without `-C`. */
  readonly flags: readonly GoFlag[];
  /** Packages, patterns or files. */
  readonly packages: readonly string[];
  /** What the program of `go run` or the test binary gets, as far as it stands on the command line. */
  readonly programArgs: readonly string[];
  readonly goflags: readonly string[];
  readonly x: boolean;
  /** `-x=false` on the command line, which would win over ours. */
  readonly xRefused: boolean;
  readonly n: boolean;
  readonly v: boolean;
  readonly work: boolean;
  readonly json: boolean;
  /** The user's own graph file, as written (relative to the directory of the command). */
  readonly actionGraph: string | null;
  readonly debugTrace: string | null;
  readonly output: string | null;
  /** Words of `-exec`. */
  readonly exec: readonly string[];
  /** Words of `-toolexec`. */
  readonly toolexec: readonly string[];
  /** Values of `-gcflags`, `-asmflags`, `-ldflags` and `-gccgoflags`. */
  readonly compilerFlags: readonly string[];
  /** `go test -c`: builds and runs nothing. */
  readonly testCompileOnly: boolean;
  /** `go test` hands its own stdout to the test binary (cmd/go/internal/test: streamOutput). */
  readonly testStreams: boolean;
}

/** Reads `argv` (`go` first) together with the words of GOFLAGS. */
export function parseGoCommandLine(argv: readonly string[], goflags: readonly string[] = []): GoCommandLine {
  const { verb, chdir, next } = readChdir(argv);
  const read = verb === 'test' ? readTestArguments(argv, next) : readArguments(verb, argv, next);
  const set = new FlagSet(read.flags, goflags);
  const traced = tracedVerb(verb, set, read.help);
  return {
    argv,
    verb,
    traced,
    chdir,
    insertAt: next,
    flags: read.flags,
    packages: read.packages,
    programArgs: read.programArgs,
    goflags,
    x: set.bool('x'),
    xRefused: set.refused('x'),
    n: set.bool('n'),
    v: set.bool('v'),
    work: set.bool('work'),
    json: verb !== 'list' && verb !== 'vet' && set.bool('json'),
    actionGraph: set.text('debug-actiongraph'),
    debugTrace: set.text('debug-trace'),
    output: set.text('o'),
    exec: splitQuoted(set.text('exec') ?? '') ?? [],
    toolexec: splitQuoted(set.text('toolexec') ?? '') ?? [],
    compilerFlags: ['gcflags', 'asmflags', 'ldflags', 'gccgoflags'].flatMap((name) => set.all(name)),
    testCompileOnly: verb === 'test' && set.bool('c'),
    testStreams:
      verb === 'test' &&
      (read.packages.length === 0 ||
        (set.text('bench') ?? set.text('test.bench') ?? '') !== '' ||
        (set.text('fuzz') ?? set.text('test.fuzz') ?? '') !== ''),
  };
}

/** Splits as cmd/internal/quoted does: blanks part, a word may stand in '…' or "…" without escapes. */
export function splitQuoted(text: string): string[] | null {
  const words: string[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[ \t\n\r]+/, '');
    if (rest === '') return words;
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      const end = rest.indexOf(quote, 1);
      if (end < 0) return null;
      words.push(rest.slice(1, end));
      rest = rest.slice(end + 1);
    } else {
      const word = /^[^ \t\n\r]+/.exec(rest)?.[0] ?? rest;
      words.push(word);
      rest = rest.slice(word.length);
    }
  }
}

function tracedVerb(verb: string, set: FlagSet, help: boolean): GoVerb | null {
  const known = TRACED_VERBS.find((name) => name === verb);
  if (known === undefined || help) return null;
  // Without -export `go list` builds nothing.
  if (known === 'list' && (!set.bool('export') || set.bool('m'))) return null;
  return known;
}

/** `go -C DIR build` and `go build -C DIR` alike. Source: cmd/go/main.go, handleChdirFlag. */
function readChdir(argv: readonly string[]): {
  readonly verb: string;
  readonly chdir: string | null;
  readonly next: number;
} {
  const before = chdirAt(argv, 1);
  if (before !== null) {
    return {
      verb: argv[before.next] ?? '',
      chdir: before.chdir,
      next: Math.min(before.next + 1, argv.length),
    };
  }
  const verb = argv[1] ?? '';
  const behind = chdirAt(argv, 2);
  return behind === null ? { verb, chdir: null, next: Math.min(2, argv.length) } : { verb, ...behind };
}

function chdirAt(
  argv: readonly string[],
  at: number,
): { readonly chdir: string; readonly next: number } | null {
  const word = argv[at] ?? '';
  const value = argv[at + 1];
  if ((word === '-C' || word === '--C') && value !== undefined) return { chdir: value, next: at + 2 };
  const inline = /^--?C=(.*)$/s.exec(word);
  return inline ? { chdir: inline[1] ?? '', next: at + 1 } : null;
}

interface Arguments {
  readonly flags: readonly GoFlag[];
  readonly packages: readonly string[];
  readonly programArgs: readonly string[];
  readonly help: boolean;
}

/** As Go's flag package: flags end at the first other word, at `-` and after `--`. */
function readArguments(verb: string, argv: readonly string[], start: number): Arguments {
  const flags: GoFlag[] = [];
  let help = false;
  let at = start;
  while (at < argv.length) {
    const parsed = readFlag(verb, argv, at);
    if (parsed === 'terminator') at++;
    if (parsed === null || parsed === 'terminator') break;
    help ||= isHelp(parsed.flag);
    flags.push(parsed.flag);
    at = parsed.next;
  }
  const rest = argv.slice(at);
  if (verb !== 'run') return { flags, packages: rest, programArgs: [], help };
  const files = rest.findIndex((word) => !word.endsWith('.go'));
  const count = files < 0 ? rest.length : Math.max(files, Math.min(1, rest.length));
  return { flags, packages: rest.slice(0, count), programArgs: rest.slice(count), help };
}

/** `go test` reads on behind the packages; what it does not know goes to the test binary. */
function readTestArguments(argv: readonly string[], start: number): Arguments {
  const flags: GoFlag[] = [];
  const packages: string[] = [];
  const programArgs: string[] = [];
  let packagesClosed = false;
  let inPackages = false;
  let afterBareUnknown = false;
  let help = false;
  let at = start;
  while (at < argv.length) {
    const word = argv[at] ?? '';
    const parsed = readFlag('test', argv, at);
    const maybeValue = afterBareUnknown;
    afterBareUnknown = false;
    if (parsed === 'terminator') {
      programArgs.push(...argv.slice(at));
      break;
    }
    if (parsed === null) {
      if (!inPackages && (packagesClosed || packages.length > 0)) {
        if (!maybeValue) {
          programArgs.push(...argv.slice(at));
          break;
        }
        programArgs.push(word);
      } else {
        inPackages = true;
        packages.push(word);
      }
      at++;
      continue;
    }
    inPackages = false;
    const { name } = parsed.flag;
    if (word === '-args' || word === '--args') {
      programArgs.push(...argv.slice(at + 1));
      break;
    }
    if (!isTestFlag(name)) {
      // Unknown to go: it belongs to the test binary, and the list of packages is closed.
      if (parsed.flag.name === 'h' || parsed.flag.name === 'help') help ||= packages.length === 0;
      packagesClosed = true;
      programArgs.push(word);
      afterBareUnknown = parsed.flag.value === null;
      at++;
      continue;
    }
    if (isForwarded(name)) programArgs.push(...argv.slice(at, parsed.next));
    flags.push(parsed.flag);
    at = parsed.next;
  }
  return { flags, packages, programArgs, help };
}

function isForwarded(name: string): boolean {
  const short = name.replace(/^test\./, '');
  return name !== short || (isForwardedFlag(short) && short !== 'coverprofile');
}

function isHelp(flag: GoFlag): boolean {
  return flag.name === 'h' || flag.name === 'help';
}

function readFlag(
  verb: string,
  argv: readonly string[],
  at: number,
): { readonly flag: GoFlag; readonly next: number } | 'terminator' | null {
  const word = argv[at] ?? '';
  if (word === '--') return 'terminator';
  const match = /^--?([^-=][^=]*)(?:=([\s\S]*))?$/.exec(word);
  if (!match) return null;
  const name = match[1] ?? '';
  if (match[2] !== undefined) return { flag: { name, value: match[2] }, next: at + 1 };
  if (takesValue(verb, name) && at + 1 < argv.length) {
    return { flag: { name, value: argv[at + 1] ?? '' }, next: at + 2 };
  }
  return { flag: { name, value: null }, next: at + 1 };
}

/** Flags in force: those of the command line, else those of GOFLAGS; the last one of each wins. */
class FlagSet {
  readonly #typed: readonly GoFlag[];
  readonly #goflags: readonly GoFlag[];

  constructor(typed: readonly GoFlag[], goflags: readonly string[]) {
    this.#typed = typed;
    this.#goflags = goflags.flatMap((word) => {
      const match = /^--?([^-=][^=]*)(?:=([\s\S]*))?$/.exec(word);
      return match ? [{ name: match[1] ?? '', value: match[2] ?? null }] : [];
    });
  }

  bool(name: string): boolean {
    const flag = this.#last(name);
    return flag !== undefined && (flag.value === null || isTrue(flag.value));
  }

  /** Set to false on the command line. */
  refused(name: string): boolean {
    const flag = this.#typed.findLast((entry) => entry.name === name);
    return flag?.value != null && !isTrue(flag.value);
  }

  text(name: string): string | null {
    const value = this.#last(name)?.value ?? null;
    return value === '' ? null : value;
  }

  all(name: string): string[] {
    return [...this.#goflags, ...this.#typed]
      .filter((flag) => flag.name === name)
      .map((flag) => flag.value ?? '');
  }

  #last(name: string): GoFlag | undefined {
    const is = (flag: GoFlag) => flag.name === name;
    return this.#typed.findLast(is) ?? this.#goflags.findLast(is);
  }
}

/** As strconv.ParseBool. */
function isTrue(value: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value);
}
