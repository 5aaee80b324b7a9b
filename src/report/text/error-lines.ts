import { shownBelow } from '../../core/go/path-names.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import { errorGroups } from '../../core/view/failure/error-groups.ts';
import type { SummaryView } from '../../core/view/trace/trace-view.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';

const MOST = 5;

/**
 * The errors that the sentence does not contain, one line each: a short version of the panel's page of errors. go
 * printed them all above.
 */
export function errorLines(
  view: SummaryView,
  messages: SharedMessages,
  colors: TextColors,
): readonly string[] {
  const lines = [...crash(view, messages, colors), ...errors(view, colors)];
  const hidden = lines.length - MOST;
  return [
    ...lines.slice(0, MOST),
    ...(hidden > 0 ? [colors.quiet(`… ${messages.summary.moreErrors(hidden)}`)] : []),
  ].map((line) => `  ${line}`);
}

function crash({ program, header }: SummaryView, messages: SharedMessages, colors: TextColors): string[] {
  const panic = program?.panic ?? null;
  if (panic === null) return [];
  const place = placed(panic.file, panic.line, null, header.directory);
  return [
    `${printable(messages.summary.crashed(panic.message, panic.function))}${place === '' ? '' : `  ${colors.quiet(place)}`}`,
  ];
}

function errors(view: SummaryView, colors: TextColors): string[] {
  const { headline, noMain, diagnostics, header } = view;
  const first = headline.kind === 'failed' || headline.kind === 'loadFailed' ? headline.first : null;
  // Their sentence replaces go's message.
  if (noMain !== null) return [];
  return errorGroups(view).flatMap((group) => [
    ...group.diagnostics.flatMap((index) => {
      const one = diagnostics[index];
      if (one === undefined || isSame(one, first)) return [];
      const place = placed(one.file, one.line, one.column, '');
      return [joined(place, one.message, colors)];
    }),
    ...group.failures.map(({ name, output, place }) => {
      const at = place === null ? '' : placed(place.file, place.line, null, header.directory);
      return `${printable(name)}  ${joined(at, decidingLine(output, place?.line ?? null), colors)}`.trimEnd();
    }),
  ]);
}

function isSame(one: SummaryView['diagnostics'][number], first: SummaryView['diagnostics'][number] | null) {
  return (
    first !== null && one.file === first.file && one.line === first.line && one.message === first.message
  );
}

/** The line of a test's output that has its position, without it; of a panic, its message. */
function decidingLine(output: string, line: number | null): string {
  const lines = output.split('\n');
  const found = lines.findLast((text) => line !== null && text.includes(`.go:${line}: `));
  return (found ?? lines[0] ?? '').replace(/^\s*\S+\.go:\d+: /, '');
}

function joined(place: string, message: string, colors: TextColors): string {
  const text = printable(message.split('\n', 1)[0]?.trim() ?? '');
  return place === '' ? text : `${colors.quiet(place)}  ${text}`;
}

function placed(file: string | null, line: number | null, column: number | null, directory: string): string {
  if (file === null) return '';
  const shown = shownBelow(file, directory);
  return printable([shown, line, column].filter((part) => part !== null).join(':'));
}
