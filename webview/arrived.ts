import type { ToWebview } from '../src/protocol/panel/messages.ts';
import { readToWebview } from '../src/protocol/panel/read-message.ts';
import type { App, Page } from './page.ts';
import { pause } from './ui/dom.ts';

/** A validated message; for `show`, its page provides the function that draws it. null if it was damaged. */
export type Arrived<C> =
  | Exclude<ToWebview, { readonly type: 'show' }>
  | { readonly type: 'show'; readonly locale: string; readonly draw: (context: C) => App }
  | null;

export async function readArrived<C>(data: unknown, pages: readonly Page<C>[]): Promise<Arrived<C>> {
  const message = readToWebview(data);
  if (message?.type !== 'show') return message;
  const page = pages.find(({ id }) => id === message.page);
  const draw = (await page?.read(message, pause)) ?? null;
  return draw && { type: 'show', locale: message.locale, draw };
}
