import { resolve } from 'node:path';
import { askWhyNoMain } from '../../app/main-package/ask.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { flagArgs, parseGoCommandLine } from '../../core/go/command-line.ts';
import { mainsEnglish } from '../../core/messages/en/main-packages.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { mainMermaid } from '../../core/view/main-package/mermaid.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { mainJson } from '../../report/json/main-json.ts';
import { mainText } from '../../report/text/main-text.ts';
import type { Invocation } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { failureText } from '../failure-text.ts';
import { colorsFor } from '../terminal/colors.ts';

export const command: Command = {
  options: [{ name: 'build' }, { name: 'files-only' }, { name: 'json' }, { name: 'mermaid' }],
  goFlags: true,

  async run(invocation, context) {
    const { switches } = invocation;
    if (switches.has('json') && switches.has('mermaid'))
      throw new UserFacingError('options-not-together', { one: '--json', other: '--mermaid' });
    if (switches.has('build') && switches.has('files-only'))
      throw new UserFacingError('options-not-together', { one: '--build', other: '--files-only' });
    const answer = await ask(invocation, context);
    context.stdout.write(await render(answer, invocation, context));
    return answer.verdict === 'runs' || answer.verdict === 'notChecked' ? 0 : 1;
  },
};

async function ask({ operands, switches }: Invocation, context: CommandLineContext): Promise<MainAnswer> {
  const line = parseGoCommandLine(['go', 'run', ...operands]);
  const directory = resolve(context.directory, line.chdir ?? '.');
  if (!isFolder(directory)) throw new UserFacingError('folder-not-there', { path: line.chdir ?? directory });
  const target = line.packages.length === 0 ? ['.'] : line.packages;
  return askWhyNoMain(
    { target, directory, env: { ...context.env }, buildFlags: flagArgs(line) },
    {
      depth: switches.has('files-only') ? 'files' : switches.has('build') ? 'build' : 'go',
      // The files still show most reasons.
      onNoGo: (error) => context.stderr.write(failureText(error, context.messages)),
    },
  );
}

async function render(
  answer: MainAnswer,
  { switches }: Invocation,
  context: CommandLineContext,
): Promise<string> {
  if (switches.has('json'))
    return `${JSON.stringify(mainJson(answer, mainsEnglish, context.platform), null, 2)}\n`;
  const messages = await loadMainMessages(context.messages.locale);
  if (switches.has('mermaid')) return mainMermaid(answer, messages);
  const colors = colorsFor(context.stdout, context.env);
  return mainText(answer, { messages, colors, platform: context.platform });
}
