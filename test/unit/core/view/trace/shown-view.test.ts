import { expect, test } from 'vitest';
import { messagesFor } from '../../../../../src/core/messages/messages-for.ts';
import { plainText } from '../../../../../src/core/messages/phrase.ts';
import type { RowLabel } from '../../../../../src/core/model/row-label.ts';
import { headlinePhrase } from '../../../../../src/core/view/trace/describe.ts';
import { shownView } from '../../../../../src/core/view/trace/shown-view.ts';
import type { TraceView } from '../../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { NO_COLORS } from '../../../../../src/report/text/colors.ts';
import { summaryText } from '../../../../../src/report/text/summary-text.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const chinese = messagesFor('zh-cn');

test('rows are named in the language of the reader, and the view does not change', () => {
  const view = labeled({ kind: 'binary', name: 'app.bin' });
  const before = JSON.stringify(view);
  expect(shownView(view, chinese).rows[0]?.name).toBe('程序 app.bin');
  expect(JSON.stringify(view)).toBe(before);
});

test('the headline names the package being compiled like its row', () => {
  const view = viewTrace(traceFromSketch('ex.com/app miss 0..10'));
  const now = { kind: 'externalTest', name: 'app' } as const;
  const running = { ...view, headline: { kind: 'running', compiled: 1, now, nowMs: 5 } } as const;
  expect(plainText(headlinePhrase(running, chinese))).toContain('app（外部测试）');
});

test('the summary in a terminal names rows in the same way', () => {
  const view = labeled({ kind: 'externalTest', name: 'app' });
  const text = summaryText(view, {
    messages: chinese,
    files: { trace: null, report: null },
    colors: NO_COLORS,
  });
  expect(text).toContain('最慢      app（外部测试） 10 ms');
  expect(text).not.toContain('external');
});

function labeled(label: RowLabel): TraceView {
  const view = viewTrace(traceFromSketch('ex.com/app miss 0..10'));
  return { ...view, rows: view.rows.map((row) => ({ ...row, label })) };
}
