import type { EnvironmentMessages } from '../../core/messages/en/environment.ts';
import type { FailureMessages } from '../../core/messages/en/failure.ts';
import type { CheckedView } from '../../core/view/environment/checked-view.ts';
import type { FindingView } from '../../core/view/environment/environment-view.ts';
import type { TextColors } from './colors.ts';
import { placeText } from './main-text.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export interface DoctorTextOptions {
  readonly environment: EnvironmentMessages;
  readonly failure: FailureMessages;
  readonly colors: TextColors;
  readonly columns: number;
}

const INDENT = '  ';

/** The environment, then each finding with its evidence and its fixes, then how many there are. */
export function doctorText(view: CheckedView, options: DoctorTextOptions): string {
  const { environment } = options;
  const { findings, unanswered, summary, isHealthy } = view;
  const first = findings.find(({ fixes }) => fixes.some(({ by }) => by === 'apply'));
  return `${[
    ...headerLines(view, options),
    ...findings.flatMap((finding) => ['', ...findingLines(finding, options)]),
    ...unanswered.flatMap((line) => ['', ...wrapped(line, '', options)]),
    '',
    isHealthy ? summary : options.colors.strong(summary),
    ...(first === undefined ? [] : [environment.fixOffer(first.id)]),
  ].join('\n')}\n`;
}

/** One finding with everything about it. */
export function findingLines(
  { id, severity, sentence, says, place, settings, fixes }: FindingView,
  options: DoctorTextOptions,
): readonly string[] {
  const { environment, failure, colors } = options;
  const word = environment.severity[severity];
  const paint = severity === 'error' ? colors.fault : severity === 'warning' ? colors.work : colors.quiet;
  const evidence: readonly (readonly [string, string])[] = [
    ...(says === null
      ? []
      : says
          .split('\n')
          .map((line, at) => [at === 0 ? environment.labels.goWillSay : '', line.trim()] as const)),
    ...settings.map((text, at) => [at === 0 ? failure.labels.setBy : '', text] as const),
    ...(place === null ? [] : [[failure.labels.place, placeText(place)] as const]),
  ];
  return [
    `${paint(word)}  ${colors.quiet(id)}`,
    ...wrapped(sentence, INDENT, options).map(colors.strong),
    ...table(evidence, INDENT, options),
    ...fixes.flatMap(({ what, how }, index) => {
      const number = `${index + 1}. `;
      const [line = '', ...more] = wrapped(what, INDENT + ' '.repeat(number.length), options);
      return [
        `${INDENT}${number}${line.trimStart()}`,
        ...more,
        ...(how === '' ? [] : [`${INDENT}${' '.repeat(number.length)}${colors.cache(printable(how))}`]),
      ];
    }),
  ];
}

function headerLines({ rows }: CheckedView, options: DoctorTextOptions): readonly string[] {
  return table(rows, '', options);
}

/** Labels, and values that are broken where the screen ends. */
function table(
  rows: readonly (readonly [label: string, value: string])[],
  indent: string,
  options: DoctorTextOptions,
): readonly string[] {
  const { colors } = options;
  const width = Math.max(0, ...rows.map(([label]) => textWidth(label))) + 2;
  return rows.flatMap(([label, value]) =>
    wrapped(value, indent + ' '.repeat(width), options).map((line, at) =>
      at === 0
        ? `${indent}${colors.quiet(padEndTo(label, width))}${line.slice(indent.length + width)}`
        : line,
    ),
  );
}

const NARROWEST = 30;

function wrapped(text: string, indent: string, { columns }: DoctorTextOptions): readonly string[] {
  const width = Math.max(NARROWEST, columns - indent.length - 1);
  return wrapText(printable(text), width).map((line) => `${indent}${line}`);
}
