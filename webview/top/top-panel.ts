import { shownCommand } from '../../src/core/go/shell-words.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { countErrors } from '../../src/core/view/failure/error-groups.ts';
import { programText } from '../../src/core/view/trace/describe.ts';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import type { FromWebview } from '../../src/protocol/panel/messages.ts';
import { type Screen, type Store, selectRow } from '../store.ts';
import { h, present } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';
import { createActions, type ToolbarAction } from './actions.ts';
import { renderHeader } from './header.ts';
import { renderHeadline } from './headline.ts';
import { createRunningClock } from './running-clock.ts';
import { renderStrip } from './strip.ts';

export interface TopPanel {
  readonly header: HTMLElement;
  readonly strip: HTMLElement;
  readonly headline: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
}

/** A report has no toolbar: its tabs and the details lead to the reasons. */
function toolbarActions({ editor, model }: Screen): readonly ToolbarAction[] {
  if (editor === null) return [];
  // If no reasons are known, the Why tab says so.
  const isOver = editor.actions.includes('comparePrevious');
  return isOver || model.view.why !== null ? [...editor.actions, 'explain'] : editor.actions;
}

/** The command and how it ended, the stages, and the one sentence that says why. */
export function createTopPanel(
  store: Store,
  messages: PanelMessages,
  does: {
    readonly send: (message: FromWebview) => void;
    readonly toFile: (path: string, line: number | null, column: number | null) => void;
  },
): TopPanel {
  const facts = h('div', { class: 'top-facts' });
  const actions = createActions(messages, { send: does.send, explain: () => store.set({ tab: 'why' }) });
  const header = h('header', { class: 'top' }, facts, actions.element);
  const strip = h('ol', { class: 'strip', 'aria-label': messages.stages });
  const headline = h('p', { class: 'headline' });
  const clock = createRunningClock(tick);
  let screen: Screen | null = null;
  return {
    header,
    strip,
    headline,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      if (changed('model') || changed('silent')) {
        const { view } = now.model;
        // In a saved report the time does not continue, and the time of a program is not measured here.
        const counts =
          view.header.state === 'running' && view.program === null && now.editor !== null && !now.silent;
        screen = now;
        clock.take(view, counts);
        drawFacts();
        actions.update(toolbarActions(now));
        document.title = titleOf(view, messages);
        drawHeadline();
      }
      if (changed('model') || changed('stage')) drawStrip(now);
    },
  };

  function drawFacts(): void {
    if (screen === null) return;
    const { header: known, program } = clock.now();
    const programRuns = known.state === 'running' && program !== null;
    facts.replaceChildren(
      ...present(
        renderHeader(known, screen.editor?.goUsed ?? null, messages, { programRuns, silent: screen.silent }),
      ),
    );
  }

  function drawHeadline(): void {
    const rendered = renderHeadline(clock.now(), messages, {
      toRow: (row) => selectRow(store, row),
      toFile: does.toFile,
      toErrors: screen?.model.hasErrors
        ? { counts: countErrors(screen.model.errors), open: () => store.set({ tab: 'errors' }) }
        : null,
    });
    headline.className = `headline ${rendered.tone}`;
    headline.replaceChildren(...present(rendered.content));
  }

  /** Texts that change in place: nothing is recreated, so that no icon restarts its animation. */
  function tick(): void {
    const view = clock.now();
    const wall = facts.querySelector('.wall');
    if (wall !== null) wall.textContent = messages.duration(view.header.wallMs);
    if (view.headline.kind === 'running') drawHeadline();
  }

  function drawStrip(now: Screen): void {
    const focused = document.activeElement?.closest('.strip .stage')?.className;
    strip.replaceChildren(
      ...renderStrip(now.model.view, now.stage, messages, (stage) => store.set({ stage })),
    );
    if (focused) {
      const again = [...strip.children].find((child) => child.className === focused);
      again?.querySelector('button')?.focus();
    }
  }
}

function titleOf(shown: TraceView, messages: PanelMessages): string {
  return `${plain(programText(shown.header, messages))} · ${plain(shownCommand(shown.header.argv))}`.slice(
    0,
    200,
  );
}
