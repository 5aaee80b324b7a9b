import type { FailureMessages } from '../../core/messages/en/failure.ts';
import type { NoMainView } from '../../core/view/trace/trace-view.ts';
import type { TextColors } from './colors.ts';
import { placeText } from './main-text.ts';
import { printable } from './printable.ts';
import { padEndTo } from './text-width.ts';

const LABEL = 12;
const MOST_LINES = 40;

/** Why a command failed: the cause first, then where, who set it, the fixes, and what go says. */
export function failureLines(
  { sentence, place, setBy, fixes, goWords }: NoMainView,
  messages: FailureMessages,
  colors: TextColors,
): readonly string[] {
  const { labels, punctuation } = messages;
  const said = (goWords ?? '').split('\n');
  const more = said.length > MOST_LINES ? ['…'] : [];
  return [
    colors.strong(printable(sentence)),
    ...(place === null ? [] : labelled(labels.place, [placeText(place)], colors)),
    ...(setBy === null ? [] : labelled(labels.setBy, [setBy], colors)),
    ...labelled(
      labels.fixes,
      fixes.map(({ what, how }, index) =>
        how === '' ? `${index + 1}. ${what}` : `${index + 1}. ${what}${punctuation.colon.trimEnd()}  ${how}`,
      ),
      colors,
    ),
    ...(goWords === null ? [] : labelled(labels.goSays, [...said.slice(0, MOST_LINES), ...more], colors)),
  ];
}

function labelled(name: string, lines: readonly string[], colors: TextColors): readonly string[] {
  return lines.map(
    (line, index) => `${colors.quiet(padEndTo(index === 0 ? name : '', LABEL))}${printable(line)}`,
  );
}
