import type { AllWords } from '../core/messages/en/all-messages.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { nearest, parseArguments, usage } from './arguments.ts';
import type { CommandLineContext, CommandLinePlace, Verb } from './command.ts';
import { isVerb, VERBS } from './commands.ts';
import { failureText } from './failure-text.ts';
import { helpText, verbHelpText } from './help.ts';
import { wordsOf } from './language.ts';

const BAD_USAGE = 2;

/** Runs one command line and gives its exit code. */
export async function runCommandLine(argv: readonly string[], place: CommandLinePlace): Promise<number> {
  const words = await wordsOf(place);
  const context: CommandLineContext = { ...place, words };
  let failureCode = BAD_USAGE;
  try {
    const [name, ...rest] = argv;
    if (name === undefined) {
      context.stderr.write(helpText(words.commandLine));
      return BAD_USAGE;
    }
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], context);
    if (name === '--version' || name === 'version') {
      context.stdout.write(`go-build-pipeline ${context.version}\n`);
      return 0;
    }
    if (!isVerb(name)) throw unknownVerb(argv, words);
    const { verb }: { verb: Verb } = await VERBS[name]();
    const invocation = parseArguments(rest, verb, words.commandLine.errors);
    if (invocation.switches.has('help')) {
      context.stdout.write(verbHelpText(name, verb.options, words.commandLine));
      return 0;
    }
    failureCode = verb.failureCode ?? BAD_USAGE;
    return await verb.run(invocation, context);
  } catch (error) {
    context.stderr.write(failureText(error, words));
    return error instanceof UserFacingError && error.code === 'usage' ? BAD_USAGE : failureCode;
  }
}

async function help(topic: string | undefined, context: CommandLineContext): Promise<number> {
  if (topic === undefined) {
    context.stdout.write(helpText(context.words.commandLine));
    return 0;
  }
  if (!isVerb(topic)) throw unknownVerb([topic], context.words);
  const { verb }: { verb: Verb } = await VERBS[topic]();
  context.stdout.write(verbHelpText(topic, verb.options, context.words.commandLine));
  return 0;
}

function unknownVerb(argv: readonly string[], { commandLine }: AllWords): UserFacingError {
  const [name = ''] = argv;
  if (name === 'go') return usage(commandLine.errors.traceForgotten(argv.join(' ')));
  const meant = nearest(name, Object.keys(VERBS));
  return usage(
    name.startsWith('-')
      ? commandLine.errors.unknownOption(name, null)
      : commandLine.errors.unknownVerb(name, meant),
  );
}
