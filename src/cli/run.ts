import type { AllMessages } from '../core/messages/en/all-messages.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { nearest, parseArguments, usage } from './arguments.ts';
import type { Command, CommandLineContext, CommandLinePlace } from './command.ts';
import { COMMANDS, isCommand } from './commands.ts';
import { failureText } from './failure-text.ts';
import { commandHelpText, helpText } from './help.ts';
import { loadMessages } from './language.ts';

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
    if (!isCommand(name)) throw unknownVerb(argv, messages);
    const { command }: { command: Command } = await COMMANDS[name]();
    const invocation = parseArguments(rest, command, messages.commandLine.errors);
    if (invocation.switches.has('help')) {
      context.stdout.write(commandHelpText(name, command.options, messages.commandLine));
      return 0;
    }
    failureCode = command.failureCode ?? BAD_USAGE;
    return await command.run(invocation, context);
  } catch (error) {
    context.stderr.write(failureText(error, messages));
    return error instanceof UserFacingError && error.code === 'usage' ? BAD_USAGE : failureCode;
  }
}

async function help(topic: string | undefined, context: CommandLineContext): Promise<number> {
  if (topic === undefined) {
    context.stdout.write(helpText(context.messages.commandLine));
    return 0;
  }
  if (!isCommand(topic)) throw unknownVerb([topic], context.messages);
  const { command }: { command: Command } = await COMMANDS[topic]();
  context.stdout.write(commandHelpText(topic, command.options, context.messages.commandLine));
  return 0;
}

function unknownVerb(argv: readonly string[], { commandLine }: AllMessages): UserFacingError {
  const [name = ''] = argv;
  if (name === 'go') return usage(commandLine.errors.traceForgotten(argv.join(' ')));
  const meant = nearest(name, Object.keys(COMMANDS));
  return usage(
    name.startsWith('-')
      ? commandLine.errors.unknownOption(name, null)
      : commandLine.errors.unknownVerb(name, meant),
  );
}
