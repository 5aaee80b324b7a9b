import { UserFacingError } from '../core/model/errors.ts';
import { commandLine } from '../core/words/command-line.ts';
import { nearest, parseArguments, usage } from './arguments.ts';
import { failureText } from './failure-text.ts';
import { helpText, verbHelpText } from './help.ts';
import type { CommandLineContext, Verb } from './verb.ts';
import { isVerb, VERBS } from './verbs.ts';

const BAD_USAGE = 2;

/** Runs one command line and gives its exit code. */
export async function runCommandLine(words: readonly string[], context: CommandLineContext): Promise<number> {
  let failureCode = BAD_USAGE;
  try {
    const [name, ...rest] = words;
    if (name === undefined) {
      context.stderr.write(helpText());
      return BAD_USAGE;
    }
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], context);
    if (name === '--version' || name === 'version') {
      context.stdout.write(`go-build-pipeline ${context.version}\n`);
      return 0;
    }
    if (!isVerb(name)) throw unknownVerb(words);
    const { verb }: { verb: Verb } = await VERBS[name]();
    const invocation = parseArguments(rest, verb);
    if (invocation.switches.has('help')) {
      context.stdout.write(verbHelpText(name, verb.options));
      return 0;
    }
    failureCode = verb.failureCode ?? BAD_USAGE;
    return await verb.run(invocation, context);
  } catch (error) {
    context.stderr.write(failureText(error));
    return error instanceof UserFacingError && error.code === 'usage' ? BAD_USAGE : failureCode;
  }
}

async function help(topic: string | undefined, context: CommandLineContext): Promise<number> {
  if (topic === undefined) {
    context.stdout.write(helpText());
    return 0;
  }
  if (!isVerb(topic)) throw unknownVerb([topic]);
  const { verb }: { verb: Verb } = await VERBS[topic]();
  context.stdout.write(verbHelpText(topic, verb.options));
  return 0;
}

function unknownVerb(words: readonly string[]): UserFacingError {
  const [name = ''] = words;
  if (name === 'go') return usage(commandLine.errors.traceForgotten(words.join(' ')));
  const meant = nearest(name, Object.keys(VERBS));
  return usage(
    name.startsWith('-')
      ? commandLine.errors.unknownOption(name, null)
      : commandLine.errors.unknownVerb(name, meant),
  );
}
