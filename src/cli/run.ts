import { isUsageError, UserFacingError } from '../core/model/errors.ts';
import { TRACED_VERBS } from '../core/model/traced-verbs.ts';
import { parseArguments } from './arguments.ts';
import type { Command, CommandLineContext, StartContext } from './command.ts';
import { COMMANDS, type CommandName, isCommand } from './commands.ts';
import { loadHelp, loadMessages } from './language.ts';
import { nearest } from './nearest.ts';

const BAD_USAGE = 2;

/** Runs one command line and returns its exit code. Loads what only some commands need on demand. */
export async function runCommandLine(argv: readonly string[], start: StartContext): Promise<number> {
  const open = () => openContext(start);
  let failureCode = BAD_USAGE;
  try {
    const [name, ...rest] = argv;
    if (name === undefined) {
      start.streams().stderr.write(await helpOn(undefined, start));
      return BAD_USAGE;
    }
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], start);
    if (name === '--version' || name === 'version') {
      start.streams().stdout.write(`go-build-pipeline ${start.version}\n`);
      return 0;
    }
    if (!isCommand(name)) throw unknownCommand(argv);
    const { command }: { command: Command } = await COMMANDS[name]();
    const invocation = parseArguments(rest, command);
    if (invocation.switches.has('help')) return await help(name, start);
    failureCode = command.failureCode ?? BAD_USAGE;
    return 'runAtOnce' in command
      ? await command.runAtOnce(invocation, start, open)
      : await command.run(invocation, await open());
  } catch (error) {
    const [context, { failureText }] = await Promise.all([open(), import('./failure-text.ts')]);
    context.stderr.write(failureText(error, context.messages));
    return isUsageError(error) ? BAD_USAGE : failureCode;
  }
}

async function openContext(start: StartContext): Promise<CommandLineContext> {
  return { ...start, ...start.streams(), messages: await loadMessages(start) };
}

async function help(topic: string | undefined, start: StartContext): Promise<number> {
  start.streams().stdout.write(await helpOn(topic, start));
  return 0;
}

async function helpOn(topic: string | undefined, start: StartContext): Promise<string> {
  const [{ commandHelpText, helpText }, texts] = await Promise.all([import('./help.ts'), loadHelp(start)]);
  if (topic === undefined) return helpText(texts);
  if (!isCommand(topic)) throw unknownCommand([topic]);
  const { command }: { command: Command } = await COMMANDS[topic]();
  return commandHelpText(topic, command.options, texts);
}

function unknownCommand(argv: readonly string[]): UserFacingError {
  const [name = ''] = argv;
  const verbs: readonly string[] = TRACED_VERBS;
  if (name === 'go') return new UserFacingError('trace-forgotten', { command: argv.join(' ') });
  if (verbs.includes(name)) return new UserFacingError('go-forgotten', { command: argv.join(' ') });
  if (name.startsWith('-')) {
    const meant = OPTION_ALIASES.get(name) ?? nearest(name, ['--help', '--version']);
    return new UserFacingError('unknown-option', { name, meant });
  }
  const meant = COMMAND_ALIASES.get(name) ?? nearest(name, [...Object.keys(COMMANDS), ...verbs]);
  if (meant !== null && !isCommand(meant))
    return new UserFacingError('go-forgotten', { command: [meant, ...argv.slice(1)].join(' ') });
  return new UserFacingError('unknown-command', { name, meant });
}

/** What other programs call it. */
const COMMAND_ALIASES: ReadonlyMap<string, CommandName> = new Map([
  ['record', 'trace'],
  ['view', 'show'],
  ['summary', 'show'],
  ['diff', 'compare'],
  ['verify', 'verify-cache'],
  ['html', 'report'],
  ['open', 'report'],
  ['log', 'history'],
  ['ls', 'history'],
]);

const OPTION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['-v', '--version'],
  ['-V', '--version'],
  ['-help', '--help'],
  ['-?', '--help'],
]);
