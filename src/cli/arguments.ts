import { UserFacingError } from '../core/model/errors.ts';

export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  /** What its value is called in the help, like `FILE`; absent for a switch. */
  readonly value?: string;
  /** Its value may begin with a dash: it is a flag itself. */
  readonly mayBeFlag?: true;
}

/** The words behind a verb, sorted. */
export interface Invocation {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

export interface ParseRules {
  readonly options: readonly OptionSpec[];
  /** The first operand and all behind it belong to another command and are taken as they are. */
  readonly stopAtOperand?: boolean;
  /** Words with one dash are flags of go (`-tags`, `-C`) and stay among the operands. */
  readonly goFlags?: boolean;
}

/** `--name`, `--name VALUE`, `--name=VALUE`, `--` and operands, in any order. */
export function parseArguments(
  words: readonly string[],
  { options, stopAtOperand, goFlags }: ParseRules,
): Invocation {
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const operands: string[] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (goFlags && /^-[^-]/.test(word) && word !== '-h') operands.push(word);
    else if (word.startsWith('-') && word !== '-') readOption(word);
    else if (stopAtOperand) {
      operands.push(...words.slice(at));
      break;
    } else operands.push(word);
  }
  return { switches, values, operands };

  function readOption(word: string): void {
    const equals = word.indexOf('=');
    const name = (equals < 0 ? word : word.slice(0, equals)).replace(/^--?/, '');
    const option = name === 'h' ? HELP : [HELP, ...options].find((one) => one.name === name);
    if (option === undefined || (!word.startsWith('--') && name !== 'h')) throw unknownOption(word, options);
    if (option.value === undefined) {
      if (equals >= 0) throw new UserFacingError('option-takes-no-value', { name: `--${name}` });
      switches.add(option.name);
      return;
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1);
    // `--out go build` forgot the file; `--out --html x` as well.
    if (
      value === undefined ||
      value === '' ||
      (equals < 0 && option.mayBeFlag !== true && value.startsWith('-'))
    ) {
      throw new UserFacingError('option-needs-value', { name: `--${name}`, value: option.value });
    }
    if (values.has(name)) throw new UserFacingError('option-given-twice', { name: `--${name}` });
    values.set(name, value);
  }
}

/** The known word that was probably meant, or null. */
export function nearest(word: string, known: readonly string[]): string | null {
  const distances = known.map((one) => ({ one, distance: editDistance(word, one) }));
  const best = distances.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.one : null;
}

const HELP: OptionSpec = { name: 'help' };

function unknownOption(word: string, options: readonly OptionSpec[]): UserFacingError {
  const name = word.replace(/=.*$/s, '');
  const known = [HELP, ...options].map((one) => `--${one.name}`);
  const doubled = name.startsWith('--') ? name : `-${name}`;
  return new UserFacingError('unknown-option', { name, meant: nearest(doubled, known) });
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
