import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import type { ShowMessage } from '../src/protocol/panel/messages.ts';
import type { Host } from './host.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';

/** What every page gets, whatever its bundle; `M`: the messages of the bundle. */
export interface BundleContext<M> {
  readonly host: Host;
  readonly messages: M;
}

/** What the pages over the rows of a trace get. */
export interface PageContext extends BundleContext<PanelMessages> {
  readonly elk: ElkWorkers;
}

/** A page of a bundle for one kind of view. */
export interface PageDefinition<V, C extends BundleContext<unknown>> {
  /** The name by which a message or the report selects the page. */
  readonly id: string;
  readonly title: (messages: C['messages']) => string;
  /** Validates the data that arrived; null if it is damaged. */
  readonly read: (
    shown: Pick<ShowMessage, 'view' | 'editor'>,
    pause: () => Promise<void>,
  ) => Promise<V | null>;
  readonly create: (shown: V, context: C & Titled) => OpenPage<V>;
}

export interface Titled {
  readonly title: string;
}

export interface OpenPage<V> extends App {
  /** Shows a newer view, or another one. */
  readonly show: (shown: V) => void;
}

/** The whole screen. */
export interface App {
  readonly element: HTMLElement;
  /** The editor's identifier of the trace that it shows. */
  readonly trace: () => string | null;
  /** Whether the command was still running at the last message. */
  readonly isLive: () => boolean;
  /** Shows whether the host has stopped answering. */
  readonly showSilent: (silent: boolean) => void;
}

/** A page without the type of its view, which only the page knows. */
export interface Page<C> {
  readonly id: string;
  /** Validates the view that arrived and returns the function that draws it; null if it is damaged. */
  readonly read: (
    shown: Pick<ShowMessage, 'view' | 'editor'>,
    pause: () => Promise<void>,
  ) => Promise<((context: C) => App) | null>;
}

export function definePage<V, C extends BundleContext<unknown> = PageContext>({
  id,
  title,
  read,
  create,
}: PageDefinition<V, C>): Page<C> {
  let open: OpenPage<V> | null = null;
  return {
    id,
    read: async (message, pause) => {
      const shown = await read(message, pause);
      if (shown === null) return null;
      return (context) => {
        if (open) open.show(shown);
        else open = create(shown, { ...context, title: title(context.messages) });
        return open;
      };
    },
  };
}
