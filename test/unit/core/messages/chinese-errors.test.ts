import { describe, expect, test } from 'vitest';
import { parseActionGraph } from '../../../../src/core/events/action-graph.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';
import { refusalOf } from '../../../support/spoken-error.ts';

const messages = allMessagesFor('zh-cn');

describe('values inside a message are translated, too', () => {
  test.each([
    ['{}', '一个对象'],
    ['"x"', '一个字符串'],
    ['7', '一个数字'],
    ['true', '一个布尔值'],
    ['null', 'null'],
  ])('the kind of value in a file with %s instead of the list of go', (file, kind) => {
    const text = refusalOf(() => parseActionGraph(file), 'zh-cn');
    expect(text).toContain(`该文件的内容是${kind === 'null' ? ' null' : kind}，不是操作列表。`);
  });

  test.each([
    [true, [], '//go:build special 在 linux/amd64 上不满足'],
    [false, [], '//go:build special 在 linux/amd64（不使用 cgo）上不满足'],
    [true, ['a', 'b'], '//go:build special 在 linux/amd64（-tags a,b）上不满足'],
    [false, ['a'], '//go:build special 在 linux/amd64（不使用 cgo，-tags a）上不满足'],
  ])('the reason why a file is excluded with cgo %s and tags %j', (cgo, tags, sentence) => {
    const why = {
      kind: 'constraint',
      line: '//go:build special',
      at: { line: 1, column: 1 },
      plusBuild: false,
    } as const;
    const platform = { goos: 'linux', goarch: 'amd64', cgo, tags };
    expect(messages.mains.exclusion(why, platform)).toBe(sentence);
  });
});
