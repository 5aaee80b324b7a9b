import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepKeys, keepTrace } from '../../../src/app/keep-trace.ts';
import type { UserContext } from '../../../src/app/user-context.ts';
import { openStores, tidyIfOver, type UserStores } from '../../../src/app/user-stores.ts';
import { allMessagesEnglish } from '../../../src/core/messages/en/all-messages.ts';
import { DEFAULT_LIMITS } from '../../../src/store/history.ts';
import { traceFromSketch } from '../../support/sketch.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tidy of ann '));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const TRACE = traceFromSketch('app miss');

test('a history over its limits loses the oldest traces, and one within them is not touched', async () => {
  const stores = openStores(context());
  const first = await keep(stores);
  for (let n = 1; n < DEFAULT_LIMITS.traces; n++) await keep(stores);
  await tidyIfOver(stores);
  expect((await stores.history.list()).at(-1)?.id).toBe(first);
  await keep(stores);
  await tidyIfOver(stores, 0.2);
  expect((await stores.history.list()).at(-1)?.id).toBe(first);
  await tidyIfOver(stores);
  const left = (await stores.history.list()).map(({ id }) => id);
  expect(left).toHaveLength(DEFAULT_LIMITS.traces);
  expect(left).not.toContain(first);
});

async function keep(stores: UserStores): Promise<string> {
  const id = await keepTrace(TRACE, stores, null);
  await keepKeys(TRACE, id, stores);
  return id;
}

function context(): UserContext {
  const env = { HOME: home, USERPROFILE: home, LOCALAPPDATA: home, XDG_CACHE_HOME: join(home, 'cache') };
  return { env, directory: home, platform: process.platform, home, messages: allMessagesEnglish };
}
