import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { whyNoMain, whyNoMainFromFiles } from '../../collect/main-package/why.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo, type RunGo } from '../../collect/toolchain/run-go.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { mainsEnglish } from '../../core/messages/en/main-packages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { mainMermaid } from '../../core/view/main-package/mermaid.ts';
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
    context.stdout.write(render(answer, invocation, context));
    return answer.verdict === 'runs' || answer.verdict === 'notChecked' ? 0 : 1;
  },
};

async function ask({ operands, switches }: Invocation, context: CommandLineContext): Promise<MainAnswer> {
  const line = parseGoCommandLine(['go', 'run', ...operands]);
  const directory = resolve(context.directory, line.chdir ?? '.');
  if (!isDirectory(directory))
    throw new UserFacingError('folder-not-there', { path: line.chdir ?? directory });
  const buildFlags = line.flags.map(({ name, value }) => `-${name}${value === null ? '' : `=${value}`}`);
  const targets = line.packages.length === 0 ? ['.'] : line.packages;
  const question = { words: targets, directory, env: { ...context.env }, buildFlags };
  if (switches.has('files-only')) return whyNoMainFromFiles(question);
  const runGo = await goIn(directory, context);
  if (runGo === null) return whyNoMainFromFiles(question);
  return whyNoMain({ ...question, runGo, build: switches.has('build') });
}

/** Without a usable go the files still tell most of it; that is said, and no reason to give up. */
async function goIn(directory: string, context: CommandLineContext): Promise<RunGo | null> {
  try {
    const go = await findGo('go', directory, { ...context.env });
    return makeRunGo(go.path, { ...context.env });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    context.stderr.write(failureText(error, context.messages));
    return null;
  }
}

function render(answer: MainAnswer, { switches }: Invocation, context: CommandLineContext): string {
  if (switches.has('json'))
    return `${JSON.stringify(mainJson(answer, mainsEnglish, context.platform), null, 2)}\n`;
  const messages = context.messages.mains;
  if (switches.has('mermaid')) return mainMermaid(answer, messages);
  const colors = colorsFor(context.stdout, context.env);
  return mainText(answer, { messages, colors, platform: context.platform });
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
