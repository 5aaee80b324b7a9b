import { readToWebview } from '../src/protocol/panel/guards.ts';
import type { ToWebview } from '../src/protocol/panel/messages.ts';
import type { Page } from './page.ts';
import { PAGES } from './pages.ts';
import { pause } from './ui/dom.ts';

type Draw = NonNullable<Awaited<ReturnType<Page['read']>>>;

/** A validated message; for `show`, its page provides the function that draws it. null if it was damaged. */
export type Arrived =
  | Exclude<ToWebview, { readonly type: 'show' }>
  | { readonly type: 'show'; readonly locale: string; readonly draw: Draw }
  | null;

export async function readArrived(data: unknown): Promise<Arrived> {
  const message = readToWebview(data);
  if (message?.type !== 'show') return message;
  const page = PAGES.find(({ id }) => id === message.page);
  const draw = (await page?.read(message, pause)) ?? null;
  return draw && { type: 'show', locale: message.locale, draw };
}
