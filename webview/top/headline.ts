import { assertNever } from '../../src/core/model/assert-never.ts';
import { headlinePhrase } from '../../src/core/view/describe.ts';
import type { HeadlineView, TraceView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-words.ts';
import { type Child, h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

export interface HeadlineLinks {
  readonly toRow: (row: number) => void;
  readonly toFile: (path: string, line: number | null, column: number | null) => void;
}

type Tone = 'work' | 'bad' | 'good' | 'quiet';

/** The one sentence: why, with links to the rows and places that it names. */
export function renderHeadline(
  view: TraceView,
  words: PanelWords,
  links: HeadlineLinks,
): { readonly tone: Tone; readonly content: readonly Child[] } {
  const [tone, sign] = toneOf(view.headline.kind);
  const pieces = headlinePhrase(view, words).map((piece): Child => {
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
  return { tone, content: [sign && icon(sign), h('span', { class: 'sentence' }, ...pieces)] };
}

function toneOf(kind: HeadlineView['kind']): readonly [Tone, IconName | null] {
  switch (kind) {
    case 'failed':
    case 'testsFailed':
    case 'loadFailed':
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
