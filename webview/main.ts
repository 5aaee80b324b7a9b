import './styles.css';
import { panelWordsFor } from '../src/core/words/panel-words.ts';
import type { ToWebview } from '../src/protocol/messages.ts';
import { type App, createApp } from './app.ts';
import { findHost } from './host.ts';
import { createElkWorkers } from './layout/elk-workers.ts';
import { registerControls } from './ui/controls.ts';
import { h, pause } from './ui/dom.ts';

void start();

async function start(): Promise<void> {
  const host = findHost();
  document.body.classList.add('go-build-pipeline', `host-${host.kind}`);
  if (host.kind === 'report') followSystemTheme();
  // In steps, each in a task of its own: the page must answer from the beginning.
  registerControls();
  await pause();
  const elk = createElkWorkers(host.layoutWorker());
  elk.warm();
  await pause();
  let app: App | null = null;

  host.listen((message: ToWebview | null) => {
    if (message?.type === 'show') {
      if (app) app.show(message.view);
      else {
        const words = panelWordsFor(message.locale);
        document.documentElement.lang = words.locale;
        app = createApp(message.view, host, words, elk, host.saved());
        document.body.replaceChildren(...keptScripts(), app.element);
      }
    } else if (!app) {
      const words = panelWordsFor(document.documentElement.lang);
      const text = message === null ? words.badView : message.message || words.noView;
      document.body.replaceChildren(
        h('div', { class: 'failure', role: 'alert' }, h('h1', {}, words.errorTitle), h('p', {}, text)),
      );
    }
  });
  host.send({ type: 'ready' });
}

/** Data blocks stay in the page, so that a saved copy of it is whole. */
function keptScripts(): Element[] {
  return [...document.body.querySelectorAll(':scope > script')];
}

/** The controls ask the body for the theme, as an editor says it there. */
function followSystemTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.body.classList.toggle('vscode-dark', dark.matches);
    document.body.classList.toggle('vscode-light', !dark.matches);
  };
  apply();
  dark.addEventListener('change', apply);
}
