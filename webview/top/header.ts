import { endText } from '../../src/core/view/describe.ts';
import type { HeaderView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-words.ts';
import { type Child, h } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

/** One line: what ran, with what, how it ended, how long. */
export function renderHeader(header: HeaderView, words: PanelWords): readonly Child[] {
  const command = header.argv.map(quoted).join(' ');
  const meta = [plain(header.program), header.goVersion, header.platform].filter(Boolean).join(' · ');
  return [
    h('h1', { class: 'command', title: plain(command) }, plain(command)),
    h('span', { class: 'meta', title: `${meta}\n${plain(header.directory)}` }, meta),
    h('span', { class: 'badges' }, ...badges(header, words)),
    h('span', { class: 'grow' }),
    ending(header, words),
    h('span', { class: 'wall' }, words.duration(header.wallMs)),
  ];
}

function badges(header: HeaderView, words: PanelWords): Child[] {
  const badge = (shown: boolean, text: string, why: string, className = '') =>
    shown && h('span', { class: `badge ${className}`, title: why }, text);
  return [
    badge(header.origin === 'example', words.example, words.exampleWhy),
    badge(header.origin === 'imported', words.imported, words.importedWhy),
    badge(header.dryRun, words.dryRun, words.dryRunWhy),
    badge(
      header.provisional && header.state !== 'running',
      words.provisionalBadge,
      words.provisionalWhy,
      'warn',
    ),
  ];
}

function ending(header: HeaderView, words: PanelWords): HTMLElement {
  const text = plain(endText(header, words));
  if (header.state === 'running') return h('span', { class: 'ending' }, icon('loading', 'spin'), text);
  if (header.signal === null && header.exitCode === null) {
    return h('span', { class: 'ending' }, icon('question'), text);
  }
  return header.exitCode === 0
    ? h('span', { class: 'ending good' }, icon('check'), text)
    : h('span', { class: 'ending bad' }, icon('error'), text);
}

/** As a shell would need it, for the eye only. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
