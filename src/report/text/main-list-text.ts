import type { MainEntry, MainListed } from '../../core/analysis/main-package/answer.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { mainReasonText } from '../../core/messages/main-sentences.ts';
import { type MainTextOptions, placeText } from './main-text.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

export interface MainListOptions extends MainTextOptions {
  readonly directory: string;
  /** The platform of the verdicts. */
  readonly target: string;
}

const WIDEST = 48;
const MOST_FILES = 4;

/** Every main package on a line: how to run it, its files, and what it needs; then the near misses. */
export function mainListText(list: MainListed, options: MainListOptions): string {
  const { messages, colors, directory, target, platform } = options;
  const shown = (main: MainEntry) => shellText(main.run.argv, main.run.env, null, platform);
  const width = Math.min(WIDEST, Math.max(0, ...list.mains.map((main) => textWidth(shown(main)))));
  const line = (main: MainEntry) =>
    `  ${printable(padEndTo(shown(main), width))}  ${colors.quiet(printable(about(main, options)))}`.trimEnd();
  const programs = list.mains.filter(({ kind }) => kind !== 'file');
  const byName = list.mains.filter(({ kind }) => kind === 'file');
  const lines: string[] = [];
  if (list.mains.length === 0) lines.push(messages.list.none(directory));
  if (programs.length > 0)
    lines.push(
      `${colors.strong(messages.list.mains(programs.length))}  ${colors.quiet(target)}`,
      ...programs.map(line),
    );
  if (byName.length > 0)
    lines.push(
      ...(programs.length > 0 ? [''] : []),
      colors.strong(messages.list.byName(byName.length)),
      ...byName.map(line),
    );
  if (list.nearMisses.length > 0) {
    lines.push('', colors.strong(messages.list.nearMisses(list.nearMisses.length)));
    for (const { dir, reason, answer } of list.nearMisses) {
      const sentence = mainReasonText(reason, answer.platform, messages);
      const place = reason.place === null ? '' : `  ${placeText(reason.place)}`;
      lines.push(`  ${printable(dir)}`, `    ${printable(sentence)}${colors.quiet(printable(place))}`);
    }
  }
  lines.push('', colors.quiet(messages.list.looked(list.directories, list.files)));
  return `${lines.join('\n')}\n`;
}

function about({ files, kind, needs }: MainEntry, { messages }: MainListOptions): string {
  const shown = files.slice(0, MOST_FILES).join(' ');
  const more = files.length > MOST_FILES ? ` ${messages.moreFiles(files.length - MOST_FILES)}` : '';
  if (kind === 'file') return '';
  return `${shown}${more}${needs === null ? '' : `   ${messages.needs(needs)}`}`;
}
