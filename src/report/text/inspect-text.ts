import type { Punctuation } from '../../core/messages/punctuation.ts';
import type { BinaryView, ProgramView } from '../../core/view/binary/binary-view.ts';
import type { FactLine } from '../../core/view/binary/fact-line.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';
import { padEndTo, textWidth } from './text-width.ts';

const INDENT = '  ';

type TextSection = ProgramView['sections'][number];

export interface InspectTextOptions {
  /** What comes before everything else. */
  readonly notes: readonly string[];
  /** What comes after everything else. */
  readonly sizes: TextSection | null;
  readonly colors: TextColors;
  readonly punctuation: Punctuation;
}

/** The lines that `inspect` prints for people: `name` is the file as they gave it. */
export function inspectText(
  name: string,
  view: BinaryView,
  { notes, sizes, colors, punctuation }: InspectTextOptions,
): readonly string[] {
  const width =
    2 +
    Math.max(
      0,
      ...[...view.programs.flatMap(linesOf), ...(sizes?.lines ?? [])].map(({ label }) => textWidth(label)),
    );
  return [
    colors.strong(printable(`${name}${punctuation.colon}${view.title}`)),
    ...[...notes, ...view.notes].map((note) => colors.fault(printable(note))),
    ...view.programs.flatMap((program) => programLines(program, width, colors)),
    ...(sizes === null ? [] : sectionLines(sizes, width, colors)),
  ];
}

function linesOf({ sections }: ProgramView): readonly FactLine[] {
  return sections.flatMap(({ lines }) => lines);
}

function programLines(
  { title, notes, sections }: ProgramView,
  width: number,
  colors: TextColors,
): readonly string[] {
  return [
    ...(title === null ? [] : ['', colors.strong(printable(title))]),
    ...notes.map((note) => colors.fault(printable(note))),
    ...sections.flatMap((section) => sectionLines(section, width, colors)),
  ];
}

function sectionLines({ heading, lines }: TextSection, width: number, colors: TextColors): readonly string[] {
  return [
    '',
    colors.strong(heading),
    ...lines.flatMap(({ label, values }) =>
      values.map((value, index) =>
        value === ''
          ? ''
          : `${INDENT}${colors.quiet(padEndTo(index === 0 ? label : '', width))}${printable(value)}`,
      ),
    ),
  ];
}
