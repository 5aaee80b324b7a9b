// cspell:ignore unstub
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allMessagesEnglish } from '../../../../src/core/messages/en/all-messages.ts';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import { errorAnswer } from '../../../../src/host/language-model/tool-answer.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home of ann '));
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
  vi.stubEnv('XDG_CACHE_HOME', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

test('an error for a language model names no home directory', async () => {
  const path = join(homedir(), 'src', 'secret', 'x.gotrace.json');
  const error = new UserFacingError('cannot-read', { path, reason: { code: 'EACCES', message: '' } });
  const { text, data } = await errorAnswer(error, { allMessages: allMessagesEnglish });
  expect(allMessagesEnglish.error(error)).toContain(home);
  expect(text).not.toContain(home);
  expect(text).toContain('x.gotrace.json');
  expect(data).toBeNull();
});
