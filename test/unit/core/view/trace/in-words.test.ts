import { expect, test } from 'vitest';
import { messagesFor } from '../../../../../src/core/messages/messages-for.ts';
import { inWords } from '../../../../../src/core/view/trace/in-words.ts';
import type { TraceView } from '../../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { NO_COLORS } from '../../../../../src/report/text/colors.ts';
import { summaryText } from '../../../../../src/report/text/summary-text.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const labels = [
  'ex.com/app',
  'app (main)',
  'app (test)',
  'app (test main)',
  'app (external test)',
  'lib (for app test)',
  'link app',
  'vet lib',
  'test lib',
  'binary app.bin',
];

test('in English rows are called as in the trace', () => {
  expect(labels.map(messagesFor('en').rowName)).toEqual(labels);
});

test('in Chinese our own words of a row are Chinese, and those of go stay', () => {
  expect(labels.map(messagesFor('zh-cn').rowName)).toEqual([
    'ex.com/app',
    'app (main)',
    'app（测试）',
    'app（测试的 main）',
    'app（外部测试）',
    'lib（用于 app 的测试）',
    'link app',
    'vet lib',
    'test lib',
    '程序 app.bin',
  ]);
});

test('a view itself is the same in every language', () => {
  const view = named('binary app.bin');
  const before = JSON.stringify(view);
  expect(inWords(view, messagesFor('zh-cn')).rows[0]?.label).toBe('程序 app.bin');
  expect(JSON.stringify(view)).toBe(before);
});

test('the package that is compiled now is called as its row', () => {
  const view = viewTrace(traceFromSketch('ex.com/app miss 0..10'));
  const running = {
    ...view,
    headline: { kind: 'running', compiled: 1, now: 'app (external test)', nowMs: 5 },
  } as const;
  expect(inWords(running, messagesFor('zh-cn')).headline).toMatchObject({ now: 'app（外部测试）' });
});

test('the summary in a terminal calls rows so', () => {
  const view = named('app (external test)');
  const messages = messagesFor('zh-cn');
  const text = summaryText(view, { messages, places: { trace: null, report: null }, colors: NO_COLORS });
  expect(text).toContain('最慢      app（外部测试） 10 ms');
  expect(text).not.toContain('external');
});

function named(label: string): TraceView {
  const view = viewTrace(traceFromSketch('ex.com/app miss 0..10'));
  return { ...view, rows: view.rows.map((row) => ({ ...row, label })) };
}
