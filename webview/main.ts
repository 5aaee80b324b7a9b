import './styles.css';
import { panelMessagesFor } from '../src/core/messages/panel-messages.ts';
import { type Arrived, readArrived } from './arrived.ts';
import { createHeartbeat, type Heartbeat, TICK_MS } from './heartbeat.ts';
import { findHost, type Host } from './host.ts';
import { createElkWorkers, inBrowser } from './layout/elk-workers.ts';
import type { App } from './page.ts';
import { createShell } from './shell.ts';
import { registerControls } from './ui/controls.ts';
import { pause } from './ui/dom.ts';

void start();

async function start(): Promise<void> {
  const host = findHost();
  document.body.classList.add('go-build-pipeline', `host-${host.kind}`);
  if (host.kind === 'report') followSystemTheme();
  // In steps, each in a task of its own, because the page must respond from the beginning. The worker first:
  // its start takes longest, and it needs none of the others.
  await pause();
  const elk = createElkWorkers(inBrowser(host.layoutWorker()));
  elk.warm();
  await pause();
  registerControls();
  await pause();
  let app: App | null = null;
  const editor = host.kind === 'editor' ? watchEditor(host) : null;
  const noteSent = editor?.sent ?? (() => {});
  const watchedHost: Host = {
    ...host,
    send: (message) => {
      noteSent();
      host.send(message, app?.trace() ?? null);
    },
  };
  const shell = createShell(watchedHost);

  let newest = 0;
  host.listen(
    async (data) => {
      const mine = ++newest;
      const message = await readArrived(data);
      // Drop the message if a newer one arrived while a big picture was read.
      if (mine === newest) onMessage(message);
    },
    () => editor?.heard(),
  );
  watchedHost.send({ type: 'ready' });

  function onMessage(message: Arrived): void {
    if (message?.type === 'show') {
      const messages = panelMessagesFor(message.locale);
      document.documentElement.lang = messages.locale;
      app = message.draw({ host: watchedHost, messages, elk });
      shell.show(app.element);
    } else if (message?.type === 'wait') {
      // Keep an existing picture instead of showing a message that one will come.
      if (!app) shell.wait(message.message);
    } else if (message?.type !== 'here' && (message !== null || !app)) shell.fail(message);
  }

  /** Runs even before anything is shown, because the editor recreates the page of a dead host when its tab opens. */
  function watchEditor(asked: Host): Heartbeat {
    const heartbeat = createHeartbeat({
      ask: () => asked.send({ type: 'ask' }),
      isLive: () => app?.isLive() ?? false,
      report: (silent) => {
        if (app) app.showSilent(silent);
        else if (silent) shell.wait(panelMessagesFor(document.documentElement.lang).editor.silent);
      },
    });
    setInterval(() => heartbeat.tick(performance.now()), TICK_MS);
    return heartbeat;
  }
}

/** The controls read the theme from the body, where an editor puts it. */
function followSystemTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.body.classList.toggle('vscode-dark', dark.matches);
    document.body.classList.toggle('vscode-light', !dark.matches);
  };
  apply();
  dark.addEventListener('change', apply);
}
