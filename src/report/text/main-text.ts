import { shellText } from '../../core/go/shell-text.ts';
import { type MainWords, mainSentence } from '../../core/messages/en/main-packages.ts';
import type { MainAnswer, MainFix, MainPlace, MainStep } from '../../core/model/main-answer.ts';
import type { TextColors } from './colors.ts';
import { padEndTo, textWidth } from './text-width.ts';

export interface MainTextOptions {
  readonly words: MainWords;
  readonly colors: TextColors;
  readonly platform: NodeJS.Platform;
}

const LABEL = 12;
const MOST_FILES = 20;

/** The answer as a person reads it: the sentence and its place first, then the way there, then what to do. */
export function mainText(answer: MainAnswer, options: MainTextOptions): string {
  const { words, colors } = options;
  const place = answer.reason?.place ?? null;
  const lines = [
    colors.strong(printable(mainSentence(answer, words))),
    ...(place === null ? [] : [label(words.labels.place, placeText(place), colors)]),
    ...goSaysLines(answer, options),
    ...fixLines(answer, options),
    ...(answer.run === null
      ? []
      : [label(words.labels.run, shellText(answer.run, {}, null, options.platform), colors)]),
    '',
    ...stepLines(answer, options),
    label(
      words.labels.basis,
      `${words.basis[answer.basis]}${words.marks.comma}${words.platform(answer.platform)}`,
      colors,
    ),
    ...answer.differences.map((text) => printable(words.scannerDiffers(text))),
  ];
  return `${lines.join('\n')}\n`;
}

export function placeText({ file, line, column }: Pick<MainPlace, 'file' | 'line' | 'column'>): string {
  return `${file}${line === null ? '' : `:${line}`}${line === null || column === null ? '' : `:${column}`}`;
}

export function fixText(fix: MainFix, { words, platform }: MainTextOptions): string {
  const what = words.fix[fix.id](fix);
  const how =
    fix.kind === 'command' ? shellText(fix.argv, fix.env, fix.directory, platform) : words.edit(fix);
  return printable(`${what}${words.marks.colon.trimEnd()}  ${how}`);
}

function label(name: string, text: string, colors: TextColors): string {
  return `${colors.quiet(padEndTo(name, LABEL))}${printable(text)}`;
}

function goSaysLines({ goWords }: MainAnswer, { words, colors }: MainTextOptions): string[] {
  if (goWords === null) return [];
  const [first = '', ...rest] = goWords.split('\n').slice(0, 8);
  return [label(words.labels.goSays, first, colors), ...rest.map((line) => label('', line, colors))];
}

function fixLines({ fixes }: MainAnswer, options: MainTextOptions): string[] {
  const { words, colors } = options;
  return fixes.map((fix, index) =>
    label(index === 0 ? words.labels.fixes : '', `${index + 1}. ${fixText(fix, options)}`, colors),
  );
}

function stepLines(answer: MainAnswer, options: MainTextOptions): string[] {
  const { words, colors } = options;
  const files = answer.steps.filter((step) => step.kind === 'file');
  const width = Math.min(32, Math.max(0, ...files.map(({ place }) => textWidth(baseName(place)))));
  const lines: string[] = [];
  for (const step of answer.steps) {
    if (step.kind === 'file') {
      const index = files.indexOf(step);
      if (index === MOST_FILES) lines.push(label('', words.moreFiles(files.length - MOST_FILES), colors));
      if (index >= MOST_FILES) continue;
      const text = `${padEndTo(baseName(step.place), width)}  ${words.step(step, answer.platform)}${wherein(step)}`;
      lines.push(label(index === 0 ? words.labels.files : '', text, colors));
    } else if (step.kind === 'target')
      lines.push(
        label(
          words.labels.target,
          `${answer.target.join(' ')}${words.marks.bracketed(words.step(step, answer.platform))}`,
          colors,
        ),
      );
    else {
      const name = step.kind === 'mainFunction' ? words.labels.main : words.labels[step.kind];
      const where = step.kind === 'package' && step.place !== null ? `  ${placeText(step.place)}` : '';
      lines.push(label(name, `${words.step(step, answer.platform)}${where}`, colors));
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

/** File names and go's words may hold anything, also what moves a terminal's cursor. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
