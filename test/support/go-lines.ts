import type { ArgumentRole } from '../../src/core/go/classify-arguments.ts';
import { type FlagKind, flagKind, flagsOf, goCommands } from '../../src/core/go/flags.ts';

/** A generated go command line, and the intended role of each argument. */
export interface GoLine {
  readonly argv: readonly string[];
  readonly roles: readonly ArgumentRole[];
  readonly command: string;
  readonly refused: boolean;
  /** The last `-tags`; null if there is none. */
  readonly tags: string | null;
}

export interface LineChoices {
  readonly commands?: readonly string[];
  /** The version whose flags are used; null: any. */
  readonly minor?: number | null;
  readonly packages?: readonly string[];
  readonly files?: readonly string[];
  readonly directories?: readonly string[];
  /** Values for a flag that takes one, or for a boolean that accepts others; null omits the flag. */
  readonly valuesOf?: (name: string) => readonly string[] | null;
  readonly mayBeRefused?: boolean;
}

const ANY_VALUE = ['a', 'b,a', 'x=y', '-dash', '--', '.', 'b c', './...', 'a.go', '-tags', '-args', ''];

/** Generates command lines; the same seed gives the same lines. */
export function goLines(seed: number, count: number, choices: LineChoices = {}): readonly GoLine[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => new LineMaker(random, choices).make());
}

type Random = (below: number) => number;

class LineMaker {
  readonly #args: { readonly text: string; readonly role: ArgumentRole }[] = [{ text: 'go', role: 'go' }];
  readonly #command: string;
  readonly #flags: readonly (readonly [name: string, kind: FlagKind])[];
  #refused = false;
  #tags: string | null = null;
  #listsModules = false;

  constructor(
    private readonly random: Random,
    private readonly choices: LineChoices,
  ) {
    const { commands, minor = null } = choices;
    const traced = ['run', 'build', 'test', 'install', 'vet', 'list'];
    this.#command = this.#pick(commands ?? (this.#chance(70) ? traced : goCommands(minor)));
    this.#flags = [...flagsOf(this.#command, minor)].filter(([name]) => !LEFT_OUT.has(name));
  }

  make(): GoLine {
    this.#head();
    if (this.#command === 'test') this.#test();
    else this.#others();
    return {
      argv: this.#args.map(({ text }) => text),
      roles: this.#args.map(({ role }) => role),
      command: this.#command,
      refused: this.#refused,
      tags: this.#tags,
    };
  }

  #head(): void {
    const [first = '', ...rest] = this.#command.split(' ');
    const positions = [0, 1, ...(rest.length > 0 ? [2] : [])];
    const chdir = this.#chance(25) ? this.#pick(positions) : -1;
    if (chdir === 0) this.#chdir();
    this.#add('command', first);
    if (chdir === 2) this.#chdir();
    for (const part of rest) this.#add('command', part);
    if (chdir === 1) this.#chdir();
  }

  #chdir(): void {
    const directory = this.#pick(this.choices.directories ?? ['d', '.', '/a b']);
    const dashes = this.#pick(['-C', '--C']);
    if (this.#chance(50)) this.#add('chdir', `${dashes}=${directory}`);
    else this.#add('chdir', dashes, directory);
  }

  #others(): void {
    this.#some(4, () => this.#flag());
    if (this.choices.mayBeRefused !== false && this.#chance(5)) this.#refuse();
    if (this.#chance(15)) this.#add('terminator', '--');
    if (this.#command === 'run') this.#program();
    else if (this.#command === 'tool') {
      this.#add('operand', 'compile');
      this.#some(3, () => this.#add('program argument', this.#secret()));
    } else if (PACKAGES.has(this.#command) && !this.#listsModules) this.#packages();
    else this.#some(3, () => this.#add('operand', this.#pick(['name', 'x=y', './d'])));
  }

  #program(): void {
    if (this.#chance(40)) {
      this.#add('file', this.#pick(this.choices.files ?? ['a.go', './b.go']));
      if (this.#chance(50)) this.#add('program argument', 'SECRET');
      else return;
    } else this.#add('package', this.#package());
    this.#some(3, () => this.#add('program argument', this.#secret()));
  }

  #test(): void {
    this.#some(3, () => this.#flag());
    const before = this.#args.length;
    this.#packages();
    const hasPackages = this.#args.length > before;
    let isClosed = false;
    this.#some(3, () => {
      if (this.#chance(50)) {
        const count = this.#args.length;
        this.#flag();
        isClosed ||= hasPackages && this.#args.length > count;
        return;
      }
      isClosed = true;
      if (this.#chance(50)) this.#add('program flag', `-own${this.#pick(['', '.x'])}=SECRET`);
      else {
        this.#add('program flag', this.#pick(['-own', '--own', '-test.own']));
        this.#add('program argument', 'SECRET');
      }
    });
    const ends = ['none', 'args', 'dashes', ...(isClosed ? ['literal'] : [])];
    const end = this.#pick(ends);
    if (end === 'none') return;
    if (end === 'args') this.#add('terminator', this.#pick(['-args', '--args']));
    else if (end === 'dashes') this.#add('terminator', '--');
    else this.#add('program argument', 'SECRET');
    this.#some(3, () => this.#add('program argument', this.#secret()));
  }

  #packages(): void {
    if (this.#chance(10)) this.#add('file', this.#pick(this.choices.files ?? ['a.go', './b.go']));
    else this.#some(3, () => this.#add('package', this.#package()));
  }

  #flag(): void {
    if (this.#flags.length === 0) return;
    if (this.#hasChdirFlag && this.#chance(10)) {
      this.#chdir();
      return;
    }
    const [name, kind] = this.#chance(15) ? this.#tagsFlag() : this.#pick(this.#flags);
    const values = (this.choices.valuesOf ?? (() => ANY_VALUE))(name);
    if (values === null) return;
    const dashed = `${this.#pick(['-', '--'])}${name}`;
    if (kind === 'value') {
      const value = this.#pick(values);
      if (name === 'tags') this.#tags = value;
      if (this.#chance(50)) this.#add('flag', `${dashed}=${value}`);
      else {
        this.#add('flag', dashed);
        this.#add('flag value', value);
      }
      return;
    }
    const value = this.#pick([
      '',
      '',
      '=true',
      '=1',
      '=false',
      ...(kind === 'optional' ? [`=${this.#pick(values)}`] : []),
    ]);
    if (name === 'm') this.#listsModules = this.#command === 'list' && value !== '=false';
    this.#add('flag', `${dashed}${value}`);
  }

  /** Until Go 1.20 `-C` is a flag of these commands, and may occur several times. */
  get #hasChdirFlag(): boolean {
    const { minor = null } = this.choices;
    return minor !== null && minor < 21 && flagKind(this.#command, 'C', minor) !== null;
  }

  #tagsFlag(): readonly [string, FlagKind] {
    return this.#flags.find(([name]) => name === 'tags') ?? this.#pick(this.#flags);
  }

  #refuse(): void {
    this.#refused = true;
    this.#add('flag', this.#pick(['-nobody', '--nobody=x', '-a=maybe']));
  }

  #package(): string {
    return this.#pick(this.choices.packages ?? ['.', './...', 'fmt', './cmd/app', 'ex.com/x@latest']);
  }

  #secret(): string {
    return this.#pick(['SECRET', '-x', '-tags', '--', '-args', 'SECRET.go', './...', '-own=SECRET']);
  }

  #add(role: ArgumentRole, ...texts: readonly string[]): void {
    this.#args.push(...texts.map((text) => ({ text, role })));
  }

  #some(most: number, make: () => void): void {
    for (let left = this.random(most + 1); left > 0; left--) make();
  }

  #chance(percent: number): boolean {
    return this.random(100) < percent;
  }

  #pick<T>(from: readonly T[]): T {
    const found = from[this.random(from.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }
}

/** `-C` has its own position; vet's tool decides which flags there are. */
const LEFT_OUT: ReadonlySet<string> = new Set(['C', 'vettool', 'fixtool']);

const PACKAGES: ReadonlySet<string> = new Set([
  ...['build', 'clean', 'fix', 'fmt', 'generate', 'get', 'install', 'list', 'vet', 'mod why'],
]);

/** The random generator mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
