import { type Arrived, readArrived } from './arrived.ts';
import { createHeartbeat, type Heartbeat, TICK_MS } from './heartbeat.ts';
import { findHost, type Host } from './host.ts';
import type { App, BundleContext, Page } from './page.ts';
import { createShell, type ShellTexts } from './shell.ts';
import { pause } from './ui/dom.ts';

/** A script with some pages: what they share beside host and messages is `T`. */
interface Bundle<M extends { readonly locale: string }, T extends object> {
  readonly pages: readonly Page<BundleContext<M> & T>[];
  readonly messagesFor: (tag: string) => M;
  readonly shellTexts: (messages: M) => ShellTexts;
  readonly prepare: (host: Host) => Promise<T>;
}

/** Shows the page that the host or the report asks for. */
export async function startPages<M extends { readonly locale: string }, T extends object>(
  bundle: Bundle<M, T>,
): Promise<void> {
  type Context = BundleContext<M> & T;
  const host = findHost();
  document.body.classList.add('go-build-pipeline', `host-${host.kind}`);
  if (host.kind === 'report') followSystemTheme();
  // In steps, each in a task of its own, because the page must respond from the beginning.
  await pause();
  const tools = await bundle.prepare(host);
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
  const textsNow = () => bundle.shellTexts(bundle.messagesFor(document.documentElement.lang));
  const shell = createShell(watchedHost, textsNow);

  let newest = 0;
  host.listen(
    async (data) => {
      const mine = ++newest;
      const message = await readArrived<Context>(data, bundle.pages);
      // Drop the message if a newer one arrived while a big picture was read.
      if (mine === newest) onMessage(message);
    },
    () => editor?.heard(),
  );
  watchedHost.send({ type: 'ready' });

  function onMessage(message: Arrived<Context>): void {
    if (message?.type === 'show') {
      const messages = bundle.messagesFor(message.locale);
      document.documentElement.lang = messages.locale;
      app = message.draw({ ...tools, host: watchedHost, messages });
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
        else if (silent) shell.wait(textsNow().silent);
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
