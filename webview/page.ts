import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import type { ShowMessage } from '../src/protocol/panel/messages.ts';
import type { Host } from './host.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';

/** A page of the bundle, over one kind of view. */
export interface PageDefinition<V> {
  /** The page is shown when a message, or the report, asks for it by this name. */
  readonly id: string;
  readonly title: (messages: PanelMessages) => string;
  /** Reads what arrived; null when it is damaged. */
  readonly read: (
    shown: Pick<ShowMessage, 'view' | 'editor'>,
    pause: () => Promise<void>,
  ) => Promise<V | null>;
  readonly create: (shown: V, around: PageSurroundings) => OpenPage<V>;
}

export interface PageSurroundings {
  readonly host: Host;
  readonly messages: PanelMessages;
  readonly elk: ElkWorkers;
  readonly title: string;
}

export interface OpenPage<V> extends App {
  /** A newer view, or another one. */
  readonly show: (shown: V) => void;
}

/** The whole screen. */
export interface App {
  readonly element: HTMLElement;
  /** Which trace it shows, by the editor's name for it. */
  readonly trace: () => string | null;
  /** The command still runs, as far as was heard. */
  readonly isLive: () => boolean;
  /** Whether nobody answers any more. */
  readonly tellSilent: (silent: boolean) => void;
}

/** A page whose kind of view only it knows. */
export interface Page {
  readonly id: string;
  /** What draws the view that arrived; null when it is damaged. */
  readonly read: (
    shown: Pick<ShowMessage, 'view' | 'editor'>,
    pause: () => Promise<void>,
  ) => Promise<((around: Omit<PageSurroundings, 'title'>) => App) | null>;
}

export function definePage<V>({ id, title, read, create }: PageDefinition<V>): Page {
  let open: OpenPage<V> | null = null;
  return {
    id,
    read: async (message, pause) => {
      const shown = await read(message, pause);
      if (shown === null) return null;
      return (around) => {
        if (open) open.show(shown);
        else open = create(shown, { ...around, title: title(around.messages) });
        return open;
      };
    },
  };
}
