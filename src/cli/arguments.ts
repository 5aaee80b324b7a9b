import { type ParseArgsConfig, parseArgs } from 'node:util';
import { flagKind } from '../core/go/flags.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { nearest } from './nearest.ts';

export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  /** The name of its value in the help, like `FILE`; absent for a switch. */
  readonly value?: string;
  /** Its value may begin with a dash, because it is a flag itself. */
  readonly mayBeFlag?: true;
  /** It may be given several times. */
  readonly repeatable?: true;
}

/** The parsed arguments of a command. */
export interface Invocation {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** Of options that may be given several times, in their order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

export interface ParseRules {
  readonly options: readonly OptionSpec[];
  /** The first operand and everything after it belong to another command and are passed on unchanged. */
  readonly stopAtOperand?: boolean;
  /** Arguments with a single dash are flags of go (`-tags`, `-C`) and stay among the operands. */
  readonly goFlags?: boolean;
}

/** `--name`, `--name VALUE`, `--name=VALUE`, `--` and operands, in any order. */
export function parseArguments(
  argv: readonly string[],
  { options, stopAtOperand = false, goFlags }: ParseRules,
): Invocation {
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const operands: string[] = [];
  // Not strict: node:util would accept `--out --html`, and its messages are in English only.
  const { tokens } = parseArgs({
    args: [...argv],
    options: optionTypes(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  // `-tags` comes as four tokens, one for each letter.
  let lastIndex = -1;
  for (const token of tokens) {
    if (token.index === lastIndex) continue;
    lastIndex = token.index;
    const arg = argv[token.index] ?? '';
    if (token.kind === 'option-terminator') {
      operands.push(...argv.slice(token.index + 1));
      break;
    }
    if (token.kind === 'positional') {
      if (stopAtOperand) {
        operands.push(...argv.slice(token.index));
        break;
      }
      operands.push(arg);
    } else if (goFlags && /^-[^-]/.test(arg) && arg !== '-h') operands.push(arg);
    else readOption(arg, token.value);
  }
  return { switches, values, lists, operands };

  function readOption(arg: string, value: string | undefined): void {
    const isInline = arg.includes('=');
    const option = optionOf(arg, options);
    if (option === undefined) throw unknownOption(arg, options, stopAtOperand);
    const name = `--${option.name}`;
    if (option.value === undefined) {
      if (isInline) throw new UserFacingError('option-takes-no-value', { name });
      switches.add(option.name);
      return;
    }
    // In `--out go build` the file is missing; in `--out --html x` as well.
    if (!value || (!isInline && option.mayBeFlag !== true && value.startsWith('-')))
      throw new UserFacingError('option-needs-value', { name, value: option.value });
    if (option.repeatable === true) {
      lists.set(option.name, [...(lists.get(option.name) ?? []), value]);
      return;
    }
    if (values.has(option.name)) throw new UserFacingError('option-given-twice', { name });
    values.set(option.name, value);
  }
}

const HELP: OptionSpec = { name: 'help' };

function optionTypes(options: readonly OptionSpec[]): ParseArgsConfig['options'] {
  return Object.fromEntries(
    options.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }]),
  );
}

function optionOf(arg: string, options: readonly OptionSpec[]): OptionSpec | undefined {
  const name = /^(?:--|-(?=h(?:=|$)))([^=]*)/.exec(arg)?.[1];
  return name === 'h' ? HELP : [HELP, ...options].find((one) => one.name === name);
}

/** `takesCommand`: a go command follows, and the option may be one of its flags. */
function unknownOption(arg: string, options: readonly OptionSpec[], takesCommand: boolean): UserFacingError {
  const name = arg.replace(/=.*$/s, '');
  if (takesCommand && /^-[A-Za-z]/.test(name) && flagKind('build', name.slice(1)) !== null)
    return new UserFacingError('go-flag-first', { flag: name });
  const known = [HELP, ...options].map((one) => `--${one.name}`);
  const doubled = name.startsWith('--') ? name : `-${name}`;
  return new UserFacingError('unknown-option', { name, meant: nearest(doubled, known) });
}
