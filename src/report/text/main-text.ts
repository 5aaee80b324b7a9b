import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import type { MainFix } from '../../core/analysis/main-package/fixes/kinds.ts';
import { shellText } from '../../core/go/shell-text.ts';
import type { MainPackageMessages } from '../../core/messages/en/main-packages.ts';
import { mainSentence } from '../../core/messages/main-sentences.ts';
import type { MainPlace, MainStep } from '../../core/model/main-answer.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

export interface MainTextOptions {
  readonly messages: MainPackageMessages;
  readonly colors: TextColors;
  readonly platform: NodeJS.Platform;
}

const LABEL = 12;
const MOST_FILES = 20;

/**
 * The answer for people: the sentence and its location first, then the steps that led there, then the fixes.
 */
export function mainText(answer: MainAnswer, options: MainTextOptions): string {
  const { messages, colors } = options;
  const place = answer.reason?.place ?? null;
  const lines = [
    colors.strong(printable(mainSentence(answer, messages))),
    ...(place === null ? [] : [label(messages.labels.place, placeText(place), colors)]),
    ...goSaysLines(answer, options),
    ...fixLines(answer, options),
    ...(answer.run === null
      ? []
      : [label(messages.labels.run, shellText(answer.run, {}, null, options.platform), colors)]),
    '',
    ...stepLines(answer, options),
    label(
      messages.labels.basis,
      `${messages.basis[answer.basis]}${messages.punctuation.comma}${messages.platform(answer.platform)}`,
      colors,
    ),
    ...answer.differences.map((text) => printable(messages.scannerDiffers(text))),
  ];
  return `${lines.join('\n')}\n`;
}

export function placeText({ file, line, column }: Pick<MainPlace, 'file' | 'line' | 'column'>): string {
  return `${file}${line === null ? '' : `:${line}`}${line === null || column === null ? '' : `:${column}`}`;
}

export function fixText(fix: MainFix, { messages, platform }: MainTextOptions): string {
  const what = messages.fix[fix.id].what(fix);
  const how =
    fix.kind === 'command' ? shellText(fix.argv, fix.env, fix.directory, platform) : messages.edit(fix);
  return printable(`${what}${messages.punctuation.colon.trimEnd()}  ${how}`);
}

function label(name: string, text: string, colors: TextColors): string {
  return `${colors.quiet(padEndTo(name, LABEL))}${printable(text)}`;
}

function goSaysLines({ goWords }: MainAnswer, { messages, colors }: MainTextOptions): string[] {
  if (goWords === null) return [];
  const [first = '', ...rest] = goWords.split('\n').slice(0, 8);
  return [label(messages.labels.goSays, first, colors), ...rest.map((line) => label('', line, colors))];
}

function fixLines({ fixes }: MainAnswer, options: MainTextOptions): string[] {
  const { messages, colors } = options;
  return fixes.map((fix, index) =>
    label(index === 0 ? messages.labels.fixes : '', `${index + 1}. ${fixText(fix, options)}`, colors),
  );
}

function stepLines(answer: MainAnswer, options: MainTextOptions): string[] {
  const { messages, colors } = options;
  const files = answer.steps.filter((step) => step.kind === 'file');
  const width = Math.min(32, Math.max(0, ...files.map(({ place }) => textWidth(baseName(place)))));
  const lines: string[] = [];
  for (const step of answer.steps) {
    if (step.kind === 'file') {
      const index = files.indexOf(step);
      if (index === MOST_FILES) lines.push(label('', messages.moreFiles(files.length - MOST_FILES), colors));
      if (index >= MOST_FILES) continue;
      const text = `${padEndTo(baseName(step.place), width)}  ${messages.step(step, answer.platform)}${wherein(step)}`;
      lines.push(label(index === 0 ? messages.labels.files : '', text, colors));
    } else if (step.kind === 'target')
      lines.push(
        label(
          messages.labels.target,
          `${answer.target.join(' ')}${messages.punctuation.bracketed(messages.step(step, answer.platform))}`,
          colors,
        ),
      );
    else {
      const name = step.kind === 'mainFunction' ? messages.labels.main : messages.labels[step.kind];
      const where = step.kind === 'package' && step.place !== null ? `  ${placeText(step.place)}` : '';
      lines.push(label(name, `${messages.step(step, answer.platform)}${where}`, colors));
    }
  }
  return lines;
}

function wherein(step: MainStep): string {
  if (step.kind !== 'file' || step.why === null || step.place.line === null) return '';
  return `  (${step.place.line}:${step.place.column ?? 1})`;
}

function baseName({ file }: MainPlace): string {
  return file.split('/').at(-1) ?? file;
}
