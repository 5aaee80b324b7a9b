import { type FlagKind, flagKind, type GoMinor, isCommandGroup, isGoCommand } from './flags.ts';

/** The role of one argument of a go command line. */
export type ArgumentRole =
  | 'go'
  /** `-C` and its directory, where go accepts it. */
  | 'chdir'
  | 'command'
  | 'flag'
  | 'flag value'
  /** `--`, and `-args` of `go test`. */
  | 'terminator'
  | 'package'
  /** A `.go` file in place of a package. */
  | 'file'
  /** Arguments that are not packages: names of variables, modules, topics. */
  | 'operand'
  /** A flag that `go test` does not know and passes to the test. */
  | 'program flag'
  | 'program argument';

export interface GoFlag {
  readonly name: string;
  /** null for a flag without a value. */
  readonly value: string | null;
  /** Its index in the command line. */
  readonly at: number;
  /** 2 if the value is an argument of its own. */
  readonly argCount: 1 | 2;
}

/** Why go refuses the form of a command line; go may also refuse a value or a package. */
export interface Refusal {
  readonly at: number;
  readonly why:
    | 'no command'
    | 'unknown command'
    | 'unknown flag'
    | 'bad flag'
    | 'value missing'
    | 'not a boolean'
    | 'chdir not first'
    /** go prints its help instead. */
    | 'help'
    | 'nothing to run';
}

export interface ClassifiedArguments {
  /** `build`, `mod tidy`; null if go has no such command. */
  readonly command: string | null;
  /** One for each argument. */
  readonly roles: readonly ArgumentRole[];
  /** In order, including those that go refuses, without `-C`. */
  readonly flags: readonly GoFlag[];
  readonly chdir: string | null;
  /** The index after the command and its `-C`, which must come first. */
  readonly insertAt: number;
  /** The first reason. The rest is read as if there were none. */
  readonly refusal: Refusal | null;
}

/**
 * `same go`: the go that was started has the flags of `minor`. `any go`: it may be a newer one, which takes `-C`
 * and then switches to the toolchain with these flags.
 */
export type StartedBy = 'same go' | 'any go';

/** Classifies every argument of `argv` (`go` first) as go does. No other code does this. */
export function classifyArguments(
  argv: readonly string[],
  minor: GoMinor = null,
  startedBy: StartedBy = 'same go',
): ClassifiedArguments {
  return new Classifier(argv, minor, startedBy).read();
}

type Argument =
  | { readonly kind: 'plain' }
  | { readonly kind: 'terminator' }
  | { readonly kind: 'flag'; readonly name: string; readonly value: string | null };

class Classifier {
  readonly #roles: ArgumentRole[] = [];
  readonly #flags: GoFlag[] = [];
  #command: string | null = null;
  #chdir: string | null = null;
  #refusal: Refusal | null = null;

  constructor(
    private readonly argv: readonly string[],
    private readonly minor: GoMinor,
    private readonly startedBy: StartedBy,
  ) {}

  read(): ClassifiedArguments {
    this.#readHead();
    const insertAt = this.#at;
    if (this.#command === 'test') this.#readTest();
    else if (this.#command !== null) {
      this.#readFlags(this.#command);
      this.#readOperands(this.#command);
    }
    while (!this.#isDone) this.#take('operand');
    return {
      command: this.#command,
      roles: this.#roles,
      flags: this.#flags,
      chdir: this.#chdir,
      insertAt,
      refusal: this.#refusal,
    };
  }

  get #at(): number {
    return this.#roles.length;
  }

  get #isDone(): boolean {
    return this.#at >= this.argv.length;
  }

  get #argument(): string {
    return this.argv[this.#at] ?? '';
  }

  #take(...roles: readonly ArgumentRole[]): void {
    this.#roles.push(...roles);
  }

  #refuse(why: Refusal['why']): void {
    this.#refusal ??= { at: this.#at, why };
  }

  /**
   * `go`, the names of the command, and `-C` before, between or after them. Source: cmd/go/main.go,
   * handleChdirFlag.
   */
  #readHead(): void {
    if (!this.#isDone) this.#take('go');
    this.#readChdir();
    if (this.#argument === '--') this.#take('terminator');
    if (this.#isDone) {
      this.#refuse('no command');
      return;
    }
    const first = this.#argument;
    const group = isCommandGroup(first);
    if (group) {
      this.#take('command');
      this.#readChdir();
    }
    const command = group ? `${first} ${this.#argument}` : first;
    if (this.#isDone || !isGoCommand(command, this.minor)) {
      this.#refuse(first.startsWith('-') ? 'unknown flag' : 'unknown command');
      if (!this.#isDone) this.#take('command');
      return;
    }
    this.#take('command');
    this.#command = command;
    this.#readChdir();
  }

  /** Once, at the place where go expects it; Go 1.20 takes it among the flags of a command instead. */
  #readChdir(): void {
    if (this.#chdir !== null || this.#roles.includes('terminator')) return;
    const isFlag = this.minor !== null && this.minor < 21 && this.startedBy === 'same go';
    if (isFlag && this.#command === null) return;
    const inline = /^--?C=([\s\S]*)$/.exec(this.#argument);
    if (inline !== null) {
      this.#chdir = inline[1] ?? '';
      this.#take('chdir');
    } else if (/^--?C$/.test(this.#argument) && this.#at + 1 < this.argv.length) {
      this.#chdir = this.argv[this.#at + 1] ?? '';
      this.#take('chdir', 'chdir');
    }
  }

  /** Go's flag package: flags end at the first argument that is not a flag, at `-`, and after `--`. */
  #readFlags(command: string): void {
    while (!this.#isDone) {
      const argument = readArgument(this.#argument);
      if (argument.kind === 'terminator') {
        this.#take('terminator');
        return;
      }
      if (argument.kind === 'flag') this.#takeFlag(command, argument.name, argument.value);
      else if (this.#isBadFlag(command)) {
        this.#refuse('bad flag');
        this.#take('flag');
      } else return;
    }
  }

  /** `---x` and `-=x`: go vet, go fix and go test treat them as packages. */
  #isBadFlag(command: string): boolean {
    return /^-./s.test(this.#argument) && !this.#readsOneByOne(command);
  }

  #takeFlag(command: string, name: string, inline: string | null): void {
    const kind = this.#kindOf(command, name, inline);
    const isOpen = kind === 'value' && inline === null;
    if (isOpen && this.#at + 1 >= this.argv.length) this.#refuse('value missing');
    if (kind === 'boolean' && inline !== null && readBoolean(inline) === null) this.#refuse('not a boolean');
    const argCount = isOpen && this.#at + 1 < this.argv.length ? 2 : 1;
    const value = argCount === 2 ? (this.argv[this.#at + 1] ?? '') : inline;
    if (name === 'C' && kind !== null) {
      this.#takeChdir(value, argCount);
      return;
    }
    this.#flags.push({ name, value, at: this.#at, argCount });
    if (argCount === 2) this.#take('flag', 'flag value');
    else this.#take('flag');
  }

  /** Go 1.20 changes the directory once for each `-C`. */
  #takeChdir(value: string | null, argCount: 1 | 2): void {
    const isFlag = this.minor !== null && this.minor < 21;
    if (!isFlag) this.#refuse('chdir not first');
    else if (value !== null) {
      const isRooted = /^(?:[\\/]|[A-Za-z]:)/.test(value);
      this.#chdir = this.#chdir === null || isRooted ? value : `${this.#chdir}/${value}`;
    }
    const role = isFlag ? 'chdir' : 'flag';
    if (argCount === 2) this.#take(role, isFlag ? 'chdir' : 'flag value');
    else this.#take(role);
  }

  #kindOf(command: string, name: string, value: string | null): FlagKind | null {
    const kind = flagKind(command, name, this.minor);
    if (kind !== null) return kind;
    // Only the other tool itself knows its flags.
    const hasOwnTool = this.argv.some((argument) => new RegExp(`^--?${command}tool(?:=|$)`).test(argument));
    const isHelp = ['h', 'help', '?'].includes(name);
    const asksHelp = this.#readsOneByOne(command) ? isHelp && value === null : isHelp && name !== '?';
    if (asksHelp) this.#refuse('help');
    else if (!hasOwnTool || !this.#readsOneByOne(command)) this.#refuse('unknown flag');
    return null;
  }

  /** go fix does this since it has analyzers. Source: cmd/go/internal/cmdflag, ParseOne. */
  #readsOneByOne(command: string): boolean {
    return command === 'test' || command === 'vet' || (command === 'fix' && this.#hasFixTool);
  }

  get #hasFixTool(): boolean {
    return flagKind('fix', 'fixtool', this.minor) !== null;
  }

  #readOperands(command: string): void {
    if (command === 'run') {
      this.#readProgram();
      return;
    }
    if (command === 'tool') {
      if (!this.#isDone) this.#take('operand');
      while (!this.#isDone) this.#take('program argument');
    }
    const takesPackages = TAKES_PACKAGES.has(command) && !(command === 'list' && this.#hasFlag('m'));
    while (!this.#isDone) this.#take(takesPackages ? packageRole(this.#argument) : 'operand');
  }

  #hasFlag(name: string): boolean {
    const flag = this.#flags.findLast((one) => one.name === name);
    return flag !== undefined && (flag.value === null || readBoolean(flag.value) === true);
  }

  /** Files or one package; the rest belongs to the program. Source: cmd/go/internal/run. */
  #readProgram(): void {
    const start = this.#at;
    while (!this.#isDone && this.#argument.endsWith('.go')) this.#take('file');
    if (this.#at === start) {
      if (this.#isDone || this.#argument.startsWith('-')) this.#refuse('nothing to run');
      else this.#take('package');
    }
    while (!this.#isDone) this.#take('program argument');
  }

  /** `go test` also reads flags after the packages. Source: cmd/go/internal/test/testflag.go, testFlags. */
  #readTest(): void {
    let packages: 'none' | 'open' | 'closed' = 'none';
    let mayBeValue = false;
    while (!this.#isDone) {
      const argument = readArgument(this.#argument);
      const isAfterBareFlag = mayBeValue;
      mayBeValue = false;
      if (argument.kind === 'terminator') {
        this.#takeRest('terminator');
        return;
      }
      if (argument.kind === 'plain') {
        if (packages === 'closed') {
          if (!isAfterBareFlag) {
            this.#takeRest('program argument');
            return;
          }
          this.#take('program argument');
        } else {
          this.#take(packageRole(this.#argument));
          packages = 'open';
        }
        continue;
      }
      if (packages === 'open') packages = 'closed';
      if (flagKind('test', argument.name, this.minor) !== null || isTestHelp(argument)) {
        this.#takeFlag('test', argument.name, argument.value);
        continue;
      }
      // The next argument may be its value, so no more packages follow.
      packages = 'closed';
      if (/^--?args$/.test(this.#argument)) {
        this.#takeRest('terminator');
        return;
      }
      this.#take('program flag');
      mayBeValue = argument.value === null;
    }
  }

  /** The remaining arguments belong to the test. */
  #takeRest(first: ArgumentRole): void {
    this.#take(first);
    while (!this.#isDone) this.#take('program argument');
  }
}

/** Like strconv.ParseBool; null if it is not a boolean. */
export function readBoolean(value: string): boolean | null {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value) ? false : null;
}

function readArgument(argument: string): Argument {
  if (argument === '--') return { kind: 'terminator' };
  const match = /^--?([^-=][^=]*)(?:=([\s\S]*))?$/.exec(argument);
  return match === null ? { kind: 'plain' } : { kind: 'flag', name: match[1] ?? '', value: match[2] ?? null };
}

function isTestHelp({ name, value }: Extract<Argument, { kind: 'flag' }>): boolean {
  return value === null && ['h', 'help', '?'].includes(name);
}

function packageRole(argument: string): 'package' | 'file' {
  return argument.endsWith('.go') ? 'file' : 'package';
}

const TAKES_PACKAGES: ReadonlySet<string> = new Set([
  ...['build', 'clean', 'fix', 'fmt', 'generate', 'get', 'install', 'list', 'test', 'vet', 'mod why'],
]);
