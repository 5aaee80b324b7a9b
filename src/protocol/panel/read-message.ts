import * as v from 'valibot';
import { toWebviewSchema } from './message-schemas.ts';
import type { ToWebview } from './messages.ts';

/**
 * Messages in the webview and in its host are `unknown` until they are validated, here and in guards.ts. The view in a
 * `show` message is validated by its page.
 */
export function readToWebview(data: unknown): ToWebview | null {
  const read = v.safeParse(toWebviewSchema, data);
  return read.success ? read.output : null;
}
