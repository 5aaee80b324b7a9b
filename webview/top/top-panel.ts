import { shownCommand } from '../../src/core/model/command-words.ts';
import type { TraceView } from '../../src/core/view/trace-view.ts';
import type { PanelWords } from '../../src/core/words/panel-words.ts';
import type { FromWebview } from '../../src/protocol/messages.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import { h, present } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';
import { createActions } from './actions.ts';
import { renderHeader } from './header.ts';
import { renderHeadline } from './headline.ts';
import { renderStrip } from './strip.ts';

export interface TopPanel {
  readonly header: HTMLElement;
  readonly strip: HTMLElement;
  readonly headline: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
}

/** What ran and how it ended, the stages, and the one sentence why. */
export function createTopPanel(
  store: Store,
  words: PanelWords,
  does: {
    readonly send: (message: FromWebview) => void;
    readonly toFile: (path: string, line: number | null, column: number | null) => void;
  },
): TopPanel {
  const facts = h('div', { class: 'top-facts' });
  const actions = createActions(words, does.send);
  const header = h('header', { class: 'top' }, facts, actions.element);
  const strip = h('ol', { class: 'strip', 'aria-label': words.stages });
  const headline = h('p', { class: 'headline' });
  return {
    header,
    strip,
    headline,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      if (changed('model') || changed('silent')) {
        const { header: known, program } = now.model.view;
        const programRuns = known.state === 'running' && program !== null;
        facts.replaceChildren(
          ...present(
            renderHeader(known, now.editor?.goUsed ?? null, words, { programRuns, silent: now.silent }),
          ),
        );
        actions.update(now.editor?.actions ?? []);
        document.title = titleOf(now.model.view);
        const says = renderHeadline(now.model.view, words, {
          toRow: (row) => selectRow(store, row),
          toFile: does.toFile,
        });
        headline.className = `headline ${says.tone}`;
        headline.replaceChildren(...present(says.content));
      }
      if (changed('model') || changed('stage')) drawStrip(now);
    },
  };

  function drawStrip(now: Screen): void {
    const focused = document.activeElement?.closest('.strip .stage')?.className;
    strip.replaceChildren(...renderStrip(now.model.view, now.stage, words, (stage) => store.set({ stage })));
    if (focused) {
      const again = [...strip.children].find((child) => child.className === focused);
      again?.querySelector('button')?.focus();
    }
  }
}

function titleOf(shown: TraceView): string {
  return `${plain(shown.header.program)} · ${plain(shownCommand(shown.header.argv))}`.slice(0, 200);
}
