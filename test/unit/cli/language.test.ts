import { expect, test } from 'vitest';
import { languageOf } from '../../../src/cli/language.ts';

test.each([
  [{}, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.utf8' }, 'zh-CN'],
  [{ LANG: 'zh_SG' }, 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh-CN'],
  // That terminal would show UTF-8 as garbage.
  [{ LANG: 'zh_CN.GBK' }, 'en'],
] as const)('the environment %j is answered in %s', (env, locale) => {
  expect(languageOf(env, 'linux')).toBe(locale);
});
