import type { BuildDiagnostic } from '../../src/core/model/trace.ts';
import type { TraceView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-en.ts';
import { type Child, h, plainButton } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

export interface HeadlineLinks {
  readonly toRow: (row: number) => void;
  readonly toFile: (diagnostic: BuildDiagnostic) => void;
}

const SHOWN_LINKS = 3;

/** The one sentence: why, with links to the rows that it names. */
export function renderHeadline(
  view: TraceView,
  words: PanelWords,
  links: HeadlineLinks,
): { readonly tone: 'work' | 'bad' | 'good' | 'quiet'; readonly content: readonly Child[] } {
  const { headline } = view;
  const says = words.headline;
  const strong = (text: string) => h('strong', {}, text);
  const rowLink = (id: number) => {
    const row = view.rows[id];
    return row ? plainButton('link', () => links.toRow(id), plain(row.label)) : null;
  };
  switch (headline.kind) {
    case 'running':
      return {
        tone: 'work',
        content: [
          strong(says.running(headline.compiled)),
          headline.now && ` · ${says.runningNow(plain(headline.now), words.duration(headline.nowMs))}`,
        ],
      };
    case 'failed':
      return {
        tone: 'bad',
        content: [
          icon('error'),
          strong(says.failed(headline.packages.length)),
          ' ',
          ...headline.packages.slice(0, SHOWN_LINKS).flatMap((name, index) => {
            const row = view.rows.find((each) => each.outcome === 'failed' && (each.label === name || each.importPath === name));
            return [index > 0 && ', ', row ? rowLink(row.id) : plain(name)];
          }),
          headline.packages.length > SHOWN_LINKS && ` ${says.more(headline.packages.length - SHOWN_LINKS)}`,
          ...(headline.first ? [' ', place(headline.first, links), plain(firstLine(headline.first.message))] : []),
        ],
      };
    case 'testsFailed':
      return {
        tone: 'bad',
        content: [
          icon('error'),
          strong(says.testsFailed(headline.packages.length)),
          ' ',
          ...headline.packages.slice(0, SHOWN_LINKS).flatMap((name, index) => {
            const row = view.rows.find((each) => each.kind === 'test' && each.importPath === name);
            return [index > 0 && ', ', row ? rowLink(row.id) : plain(name)];
          }),
          headline.packages.length > SHOWN_LINKS && ` ${says.more(headline.packages.length - SHOWN_LINKS)}`,
        ],
      };
    case 'loadFailed':
      return {
        tone: 'bad',
        content: [
          icon('error'),
          strong(says.loadFailed),
          ' ',
          ...(headline.first ? [place(headline.first, links), plain(firstLine(headline.first.message))] : []),
        ],
      };
    case 'rebuilt': {
      const { origins } = headline;
      const from = origins.slice(0, SHOWN_LINKS).flatMap((id, index) => [index > 0 && ', ', rowLink(id)]);
      const work = words.ofWork(words.duration(headline.workMs));
      if (headline.everything) {
        return { tone: 'work', content: [strong(says.everything(headline.rebuilt)), ` ${work}.`] };
      }
      return {
        tone: 'work',
        content: [
          strong(says.roots(origins.length, headline.others)),
          ' ',
          ...from,
          origins.length > SHOWN_LINKS && ` ${says.more(origins.length - SHOWN_LINKS)}`,
          ` → ${[
            headline.others > 0 && words.packages(headline.others),
            headline.linked > 0 && says.links(headline.linked),
          ]
            .filter(Boolean)
            .join(' ')}, ${work}.`,
        ],
      };
    }
    case 'checked':
      return { tone: 'good', content: [icon('check'), strong(says.checked(headline.vetted, headline.testsRun))] };
    case 'allCached':
      return { tone: 'good', content: [icon('check'), strong(says.allCached)] };
    case 'dryRun':
      return { tone: 'quiet', content: [strong(says.dryRun(headline.wouldBuild))] };
    case 'interrupted':
      return { tone: 'quiet', content: [strong(says.interrupted)] };
    case 'planOnly':
      return { tone: 'quiet', content: [says.planOnly] };
    case 'nothing':
      return { tone: 'quiet', content: [says.nothing] };
  }
}

function place(diagnostic: BuildDiagnostic, links: HeadlineLinks): Child {
  if (!diagnostic.file) return null;
  const where = [plain(diagnostic.file), diagnostic.line, diagnostic.column].filter((part) => part !== null).join(':');
  const button = plainButton('link mono', () => links.toFile(diagnostic), where);
  return h('span', {}, button, ' ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
