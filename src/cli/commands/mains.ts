import { resolve } from 'node:path';
import { listMainPackages } from '../../app/main-package/list.ts';
import { flagArgs, parseGoCommandLine } from '../../core/go/command-line.ts';
import { mainsEnglish } from '../../core/messages/en/main-packages.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { mainListJson } from '../../report/json/main-json.ts';
import { mainListText } from '../../report/text/main-list-text.ts';
import type { Command } from '../command.ts';
import { failureText } from '../failure-text.ts';
import { colorsFor } from '../terminal/colors.ts';

export const command: Command = {
  options: [{ name: 'json' }],
  goFlags: true,

  async run({ operands, switches }, context) {
    const line = parseGoCommandLine(['go', 'run', ...operands]);
    const [folder = '.', extra] = [...line.packages, ...line.programArgs];
    if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'DIR', extra });
    // `./...` means the folder, because everything below it is listed anyway.
    const directory = resolve(
      context.directory,
      line.chdir ?? '.',
      folder.replace(/[\\/]?\.\.\.$/, '') || '.',
    );
    if (!isFolder(directory)) throw new UserFacingError('folder-not-there', { path: folder });
    const { list, target } = listMainPackages(directory, flagArgs(line), context);
    for (const one of list.unreadable)
      context.stderr.write(failureText(new UserFacingError('cannot-read', one), context.messages));
    const options = {
      messages: await loadMainMessages(context.messages.locale),
      colors: colorsFor(context.stdout, context.env),
      platform: context.platform,
    };
    context.stdout.write(
      switches.has('json')
        ? `${JSON.stringify(mainListJson(list, directory, mainsEnglish, context.platform), null, 2)}\n`
        : mainListText(list, { ...options, directory: folder, target }),
    );
    return list.mains.length > 0 ? 0 : 1;
  },
};
