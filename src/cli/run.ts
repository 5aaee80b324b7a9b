import { isUsageError, UserFacingError } from '../core/model/errors.ts';
import { parseArguments } from './arguments.ts';
import type { Command, CommandLineContext, CommandLinePlace } from './command.ts';
import { COMMANDS, isCommand } from './commands.ts';
import { failureText } from './failure-text.ts';
import { commandHelpText, helpText } from './help.ts';
import { loadMessages } from './language.ts';
import { nearest } from './nearest.ts';

const BAD_USAGE = 2;

/** Runs one command line and gives its exit code. */
export async function runCommandLine(argv: readonly string[], place: CommandLinePlace): Promise<number> {
  const messages = await loadMessages(place);
  const context: CommandLineContext = { ...place, messages };
  let failureCode = BAD_USAGE;
  try {
    const [name, ...rest] = argv;
    if (name === undefined) {
      context.stderr.write(helpText(messages.commandLine));
      return BAD_USAGE;
    }
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], context);
    if (name === '--version' || name === 'version') {
      context.stdout.write(`go-build-pipeline ${context.version}\n`);
      return 0;
    }
    if (!isCommand(name)) throw unknownCommand(argv);
    const { command }: { command: Command } = await COMMANDS[name]();
    const invocation = parseArguments(rest, command);
    if (invocation.switches.has('help')) {
      context.stdout.write(commandHelpText(name, command.options, messages.commandLine));
      return 0;
    }
    failureCode = command.failureCode ?? BAD_USAGE;
    return await command.run(invocation, context);
  } catch (error) {
    context.stderr.write(failureText(error, messages));
    return isUsageError(error) ? BAD_USAGE : failureCode;
  }
}

async function help(topic: string | undefined, context: CommandLineContext): Promise<number> {
  if (topic === undefined) {
    context.stdout.write(helpText(context.messages.commandLine));
    return 0;
  }
  if (!isCommand(topic)) throw unknownCommand([topic]);
  const { command }: { command: Command } = await COMMANDS[topic]();
  context.stdout.write(commandHelpText(topic, command.options, context.messages.commandLine));
  return 0;
}

function unknownCommand(argv: readonly string[]): UserFacingError {
  const [name = ''] = argv;
  if (name === 'go') return new UserFacingError('trace-forgotten', { words: argv.join(' ') });
  if (name.startsWith('-')) return new UserFacingError('unknown-option', { name, meant: null });
  return new UserFacingError('unknown-command', { name, meant: nearest(name, Object.keys(COMMANDS)) });
}
