import type { MainAnswer, MainListed } from '../../core/analysis/main-package/answer.ts';
import type { MainFix } from '../../core/analysis/main-package/fixes/kinds.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { type MainPackageMessages, mainsEnglish } from '../../core/messages/en/main-packages.ts';
import { mainReasonText, mainSentence } from '../../core/messages/main-sentences.ts';

/** The names are stable, because scripts read them. The English texts may change. */
const SCHEMA_VERSION = '1.0';

/** The answer for scripts: all data, and the sentences. */
export function mainJson(answer: MainAnswer, messages: MainPackageMessages, platform: NodeJS.Platform) {
  return {
    schemaVersion: SCHEMA_VERSION,
    ...answer,
    platform: mainsEnglish.platform(answer.platform),
    sentence: mainSentence(answer, messages),
    fixes: answer.fixes.map((fix) => fixJson(fix, messages, platform)),
  };
}

export function mainListJson(
  list: MainListed,
  directory: string,
  messages: MainPackageMessages,
  platform: NodeJS.Platform,
) {
  return {
    schemaVersion: SCHEMA_VERSION,
    directory,
    directories: list.directories,
    files: list.files,
    mains: list.mains.map((main) => ({
      ...main,
      command: shellText(main.run.argv, main.run.env, null, platform),
    })),
    nearMisses: list.nearMisses.map(({ dir, absolute, reason, answer }) => ({
      dir,
      absolute,
      reason,
      sentence: mainReasonText(reason, answer.platform, messages),
      fixes: answer.fixes.map((fix) => fixJson(fix, messages, platform)),
    })),
  };
}

function fixJson(fix: MainFix, messages: MainPackageMessages, platform: NodeJS.Platform) {
  return {
    ...fix,
    text: messages.fix[fix.id].what(fix),
    shown:
      fix.kind === 'command' ? shellText(fix.argv, fix.env, fix.directory, platform) : messages.edit(fix),
  };
}
