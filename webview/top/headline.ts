import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { assertNever } from '../../src/core/model/assert-never.ts';
import type { ErrorCounts } from '../../src/core/view/failure/error-groups.ts';
import { headlinePhrase } from '../../src/core/view/trace/describe.ts';
import type { HeadlineView, NoMainView, TraceView } from '../../src/core/view/trace/trace-view.ts';
import { type Child, h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

export interface HeadlineLinks {
  readonly toRow: (row: number) => void;
  readonly toFile: (path: string, line: number | null, column: number | null) => void;
  /** null if there is no page of errors, or if it has no more than the sentence. */
  readonly toErrors: { readonly counts: ErrorCounts; readonly open: () => void } | null;
}

type Tone = 'work' | 'bad' | 'good' | 'quiet';

/** The one sentence that says why, with links to the rows and positions that it names. */
export function renderHeadline(
  view: TraceView,
  messages: PanelMessages,
  links: HeadlineLinks,
): { readonly tone: Tone; readonly content: readonly Child[] } {
  const more = errorsLink(view, messages, links);
  if (view.noMain !== null) return { tone: 'bad', content: noMainContent(view.noMain, links, more) };
  const [tone, sign] = toneOf(view.headline.kind);
  const pieces = headlinePhrase(view, messages).map((piece): Child => {
    const text = plain(piece.text);
    switch (piece.kind) {
      case 'text':
        return h('span', {}, text);
      case 'strong':
        return h('strong', {}, text);
      case 'package':
        return plainButton('link', () => links.toRow(piece.row), text);
      case 'file':
        return plainButton('link mono', () => links.toFile(piece.path, piece.line, piece.column), text);
      default:
        return assertNever(piece);
    }
  });
  return { tone, content: [sign && icon(sign), h('span', { class: 'sentence' }, ...pieces), more] };
}

/** `4 errors, 2 fixes` */
function errorsLink(
  { noMain }: TraceView,
  { errors }: PanelMessages,
  { toErrors }: HeadlineLinks,
): HTMLElement | null {
  const fixes = noMain?.fixes.length ?? 0;
  if (toErrors === null) return null;
  const { counts, open } = toErrors;
  if (counts.errors + counts.tests < 2 && fixes === 0) return null;
  return plainButton('link to-errors', open, errors.all(counts.errors, counts.tests, fixes));
}

/** Why there was nothing to run, and the deciding position; what to do about it is on the page of errors. */
function noMainContent(
  { sentence, place, setBy }: NoMainView,
  links: HeadlineLinks,
  more: HTMLElement | null,
): readonly Child[] {
  const where =
    place === null ? '' : [place.file, place.line, place.column].filter((x) => x !== null).join(':');
  return [
    icon('error'),
    h(
      'div',
      { class: 'no-main' },
      h(
        'span',
        { class: 'sentence' },
        plain(sentence),
        ' ',
        place !== null &&
          plainButton('link mono', () => links.toFile(place.file, place.line, place.column), plain(where)),
      ),
      setBy !== null && h('p', { class: 'set-by' }, plain(setBy)),
    ),
    more,
  ];
}

function toneOf(kind: HeadlineView['kind']): readonly [Tone, IconName | null] {
  switch (kind) {
    case 'failed':
    case 'testsFailed':
    case 'loadFailed':
    case 'unexplained':
      return ['bad', 'error'];
    case 'allCached':
    case 'checked':
      return ['good', 'check'];
    case 'rebuilt':
    case 'running':
      return ['work', null];
    default:
      return ['quiet', null];
  }
}
