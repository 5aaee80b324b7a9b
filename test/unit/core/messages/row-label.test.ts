import { expect, test } from 'vitest';
import { rowLabelEnglish } from '../../../../src/core/messages/en/row-label.ts';
import { rowLabelChinese } from '../../../../src/core/messages/zh-cn/row-label.ts';
import type { RowLabel } from '../../../../src/core/model/row-label.ts';

const LABELS: readonly (readonly [RowLabel, english: string, chinese: string])[] = [
  [{ kind: 'package', name: 'ex.com/app' }, 'ex.com/app', 'ex.com/app'],
  [{ kind: 'main', name: 'app' }, 'app (main)', 'app (main)'],
  [{ kind: 'test', name: 'app' }, 'app (test)', 'app（测试）'],
  [{ kind: 'testMain', name: 'app' }, 'app (test main)', 'app（测试的 main）'],
  [{ kind: 'externalTest', name: 'app' }, 'app (external test)', 'app（外部测试）'],
  [{ kind: 'forTest', name: 'lib', test: 'app' }, 'lib (for app test)', 'lib（用于 app 的测试）'],
  [{ kind: 'link', name: null }, 'link', 'link'],
  [{ kind: 'link', name: 'app' }, 'link app', 'link app'],
  [{ kind: 'vet', name: 'lib' }, 'vet lib', 'vet lib'],
  [{ kind: 'testRun', name: 'lib' }, 'test lib', 'test lib'],
  [{ kind: 'run', name: 'app' }, 'run app', 'run app'],
  [{ kind: 'binary', name: 'app.bin' }, 'binary app.bin', '程序 app.bin'],
  [{ kind: 'other', mode: 'go install', name: '' }, 'go install', 'go install'],
];

test('our terms in a row label are translated, and those of go are not', () => {
  for (const [label, english, chinese] of LABELS) {
    expect(rowLabelEnglish(label)).toBe(english);
    expect(rowLabelChinese(label)).toBe(chinese);
  }
});

test('a package whose name reads like a label is not one', () => {
  expect(rowLabelChinese({ kind: 'package', name: 'binary app (test)' })).toBe('binary app (test)');
});
