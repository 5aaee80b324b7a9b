import { describe, expect, test } from 'vitest';
import { english } from '../../../../src/core/messages/en/shared.ts';
import { localeOf } from '../../../../src/core/messages/locale.ts';
import { listed, type Piece, phrase, plainText, strong } from '../../../../src/core/messages/phrase.ts';
import { count, duration, size } from '../../../../src/core/messages/quantities.ts';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';

describe('a quantity', () => {
  test.each([
    [0, '0 ms'],
    [0.4, '<1 ms'],
    [12.4, '12 ms'],
    [85, '85 ms'],
    [99.6, '0.1 s'],
    [300, '0.3 s'],
    [7_440, '7.4 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [72_000, '1 min 12 s'],
    [246_179, '4 min 06 s'],
    [600_000, '10 min'],
    [5_400_000, '1 h 30 min'],
  ])('of %d milliseconds reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [42_199_000, '42.2 MB'],
    [999_960, '1.0 MB'],
    [3_210_000_000, '3.2 GB'],
  ])('of %d bytes reads %s', (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });

  test('groups thousands, and an unknown one says so', () => {
    expect([count(7), count(1484), count(1_234_567)]).toEqual(['7', '1,484', '1,234,567']);
    expect([english.duration(null), english.size(null)]).toEqual(['unknown', 'size unknown']);
  });
});

describe('a phrase', () => {
  test('joins neighboring text and drops what is empty', () => {
    expect(phrase('a', '', 'b', strong('c'), phrase('d', 'e'))).toEqual([
      { kind: 'text', text: 'ab' },
      { kind: 'strong', text: 'c' },
      { kind: 'text', text: 'de' },
    ]);
  });

  test.each([
    [0, ''],
    [1, 'p0'],
    [2, 'p0 and p1'],
    [3, 'p0, p1 and p2'],
    // One more entry would be as long as the name.
    [4, 'p0, p1, p2 and p3'],
    [5, 'p0, p1, p2 and 2 more'],
  ])('lists %d things', (many, text) => {
    const items = Array.from(
      { length: many },
      (_, row): Piece => ({ kind: 'package', text: `p${row}`, row }),
    );
    expect(plainText(listed(items, 3, ' and ', (more) => `${more} more`))).toBe(text);
  });
});

describe('shared messages', () => {
  test('agree in number', () => {
    expect([0, 1, 2, 1484].map(english.packages)).toEqual([
      '0 packages',
      '1 package',
      '2 packages',
      '1,484 packages',
    ]);
    expect([1, 2].map(english.modules)).toEqual(['1 module', '2 modules']);
  });

  test('of an outcome fit the kind of step', () => {
    const kinds = ['package', 'link', 'vet', 'test', 'binary', 'run', 'other'] as const;
    expect(kinds.map((kind) => english.outcome('miss', kind))).toEqual([
      'rebuilt',
      'linked',
      'vetted',
      'run',
      'written',
      'run',
      'done',
    ]);
    expect(english.outcome('hit', 'package')).toBe('from cache');
  });

  test.each([
    ['en-GB', 'en'],
    ['xx', 'en'],
    ['', 'en'],
    ['C.UTF-8', 'en'],
    ['zh', 'zh-CN'],
    ['zh-cn', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh_SG@pinyin', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-tw', 'en'],
    ['zh_TW.UTF-8', 'en'],
    ['zh-Hant', 'en'],
    ['zha', 'en'],
  ])('for %j are those of %s', (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });
});

describe('an error of a folder that does not know the language', () => {
  const chinese = allMessagesFor('zh-cn');

  test('is shown in Chinese, including its names and its inner reason', () => {
    const reason = { id: 'other-beginning', wanted: '{' } as const;
    const error = new UserFacingError('wrong-kind', { path: '/a (b)/x: y.json', kind: 'trace', reason });
    expect(chinese.error(error)).toBe('/a (b)/x: y.json 不是跟踪记录：它不以 { 开头。');
    expect(chinese.error(new UserFacingError('not-planned', { said: 'go: some $words^' }))).toBe(
      'go 无法规划此构建：go: some $words^',
    );
  });

  test('names the file in which another error is', () => {
    const error = { code: 'trace-empty', args: {} } as const;
    const named = new UserFacingError('in-file', { path: 'b.json', error });
    expect(chinese.error(named)).toBe('b.json：该文件是空的：请重新跟踪。');
    expect(allMessagesFor('en').error(named)).toBe('b.json: The file is empty: record the trace again.');
  });
});

describe('a note of a trace', () => {
  const chinese = allMessagesFor('zh-cn');

  test('is shown in Chinese; a sentence of an older trace stays as it is', () => {
    expect(chinese.note({ id: 'keys-missing', args: { count: 12 } })).toContain(' 12 ');
    expect(chinese.note({ id: 'text', args: { text: 'A note of yesterday.' } })).toBe('A note of yesterday.');
    expect(chinese.note({ id: 'unknown', args: { name: 'of-tomorrow' } })).toContain('of-tomorrow');
  });
});
