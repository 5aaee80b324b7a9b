import type { FromWebview, WebviewState } from '../src/protocol/panel/messages.ts';

/** What shows this page: an editor that answers messages, or a report without a host. */
export interface Host {
  readonly kind: 'editor' | 'report';
  /** `trace`: the trace on the page; another may be on its way. */
  readonly send: (message: FromWebview, trace?: string | null) => void;
  /** `onSign`: called for any message. */
  readonly listen: (onMessage: (data: unknown) => void, onSign: () => void) => void;
  readonly saved: () => Partial<WebviewState>;
  readonly save: (state: WebviewState) => void;
  /** The code of the layout worker; null if it is missing or cannot be inflated. */
  readonly layoutWorker: () => Promise<Blob | null>;
}

interface EditorApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare global {
  interface Window {
    readonly acquireVsCodeApi?: () => EditorApi;
  }
}

export function findHost(): Host {
  const api = window.acquireVsCodeApi?.();
  return api ? editorHost(api) : reportHost();
}

function editorHost(api: EditorApi): Host {
  return {
    kind: 'editor',
    send: (message, trace = null) => api.postMessage({ ...message, trace }),
    listen: (onMessage, onSign) => {
      window.addEventListener('message', (event) => {
        onSign();
        // It must not replace a picture that is still being read.
        if (!isSign(event.data)) onMessage(event.data);
      });
    },
    saved: () => (api.getState() ?? {}) as Partial<WebviewState>,
    save: (state) => api.setState(state),
    layoutWorker: embeddedWorker,
  };
}

function isSign(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'here';
}

function reportHost(): Host {
  let deliver: (data: unknown) => void = () => {};
  return {
    kind: 'report',
    send: (message) => {
      if (message.type === 'ready') {
        void readEmbedded().then((read) => deliver(read));
      } else if (message.type === 'copy') void copyText(message.text);
    },
    listen: (onMessage) => {
      deliver = onMessage;
      // A report never gets messages, but the tests of live pictures send them as an editor would.
      window.addEventListener('message', (event) => {
        if (event.source === window) onMessage(event.data);
      });
    },
    saved: () => ({}),
    save: () => {},
    layoutWorker: embeddedWorker,
  };
}

/** Reads the embedded view as the message that an editor would send. */
async function readEmbedded(): Promise<unknown> {
  const view = await embeddedView();
  if (view === undefined) return { type: 'error', message: '', asText: false };
  const { lang: locale, dataset } = document.documentElement;
  return { type: 'show', page: dataset.page, view, locale, host: 'report', editor: null };
}

async function embeddedView(): Promise<unknown> {
  try {
    const plain = document.getElementById('trace-view');
    if (plain) return JSON.parse(plain.textContent ?? '');
    const packed = await inflate('trace-view-deflated');
    return packed ? JSON.parse(await packed.text()) : undefined;
  } catch {
    return undefined;
  }
}

async function embeddedWorker(): Promise<Blob | null> {
  try {
    const code = await inflate('layout-worker-deflated');
    return code && new Blob([code], { type: 'text/javascript' });
  } catch {
    return null;
  }
}

/** base64 of raw deflate in a script element of the page. */
async function inflate(id: string): Promise<Blob | null> {
  const text = document.getElementById(id)?.textContent?.trim();
  if (!text || typeof DecompressionStream === 'undefined') return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).blob();
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the clipboard API (an old browser, a page from disk): the older method.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'offscreen';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
