import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { endText, programText } from '../../src/core/view/trace/describe.ts';
import type { HeaderView } from '../../src/core/view/trace/trace-view.ts';
import type { EditorFacts } from '../../src/protocol/panel/messages.ts';
import { type Child, h } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

interface Known {
  /** The build is over, but its program is still running. */
  readonly programRuns: boolean;
  /** No more updates will come. */
  readonly silent: boolean;
}

/** One line: the command, its go version, how it ended, and how long it took. */
export function renderHeader(
  header: HeaderView,
  goUsed: EditorFacts['goUsed'],
  messages: PanelMessages,
  { programRuns, silent }: Known,
): readonly Child[] {
  const command = header.argv.map(quoted).join(' ');
  const go = goUsed ? messages.editor.goBy(header.goVersion ?? 'go', goUsed.source) : header.goVersion;
  const meta = [plain(programText(header, messages)), go, header.platform].filter(Boolean).join(' · ');
  const tip = [
    meta,
    plain(header.directory),
    goUsed && messages.editor.goAt(plain(goUsed.path), goUsed.source),
  ];
  return [
    h('h1', { class: 'command', title: plain(command) }, plain(command)),
    h('span', { class: 'meta', title: tip.filter(Boolean).join('\n') }, meta),
    h('span', { class: 'badges' }, ...badges(header, messages)),
    h('span', { class: 'grow' }),
    ending(header, messages, silent),
    // The build's time next to “running” would be taken for the program's, which is not measured here.
    !programRuns && h('span', { class: 'wall' }, messages.duration(header.wallMs)),
  ];
}

function badges(header: HeaderView, messages: PanelMessages): Child[] {
  const badge = (shown: boolean, text: string, why: string, className = '') =>
    shown && h('span', { class: `badge ${className}`, title: why }, text);
  return [
    badge(header.origin === 'example', messages.example, messages.exampleWhy),
    badge(header.origin === 'imported', messages.imported, messages.importedWhy),
    badge(header.dryRun, messages.dryRun, messages.dryRunWhy),
    badge(
      header.provisional && header.state !== 'running',
      messages.provisionalBadge,
      messages.provisionalWhy,
      'warn',
    ),
  ];
}

function ending(header: HeaderView, messages: PanelMessages, silent: boolean): HTMLElement {
  const text = plain(endText(header, messages));
  const shown = (className: string, symbol: SVGSVGElement, how = text) =>
    h('span', { class: `ending ${className}`.trim(), title: how }, symbol, h('span', { class: 'how' }, how));
  if (header.state === 'running' && silent) return shown('', icon('question'), messages.editor.lastRunning);
  if (header.state === 'running') return shown('', icon('loading', 'spin'));
  if (header.signal === null && header.exitCode === null) return shown('', icon('question'));
  return header.exitCode === 0 ? shown('good', icon('check')) : shown('bad', icon('error'));
}

/** In shell syntax, for display only. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
