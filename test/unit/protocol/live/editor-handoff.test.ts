import { expect, test } from 'vitest';
import { editorHandoffEnv, takeEditorHandoff } from '../../../../src/protocol/live/editor-handoff.ts';

const given = {
  live: { address: '/tmp/s', token: 'secret' },
  go: '/sdk/bin/go',
  hold: true,
  locale: 'zh-cn',
};

test('the command line reads what the editor passes, and removes it from the environment', () => {
  const env = { PATH: '/bin', ...editorHandoffEnv(given) };
  expect(takeEditorHandoff(env)).toEqual(given);
  expect(env).toEqual({ PATH: '/bin' });
});

test.each(['{', '{"live": {"address": 3}}', 'null'])('%s is not a handoff, and is removed', (text) => {
  const [name = ''] = Object.keys(editorHandoffEnv(given)).filter((one) => one.startsWith('GO_'));
  const env = { [name]: text };
  expect(takeEditorHandoff(env)).toBeNull();
  expect(env).toEqual({});
});
