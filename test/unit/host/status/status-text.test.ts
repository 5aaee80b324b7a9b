import { expect, test } from 'vitest';
import { hostTraceEnglish } from '../../../../src/core/messages/en/host-trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { markdownText } from '../../../../src/host/status/markdown-text.ts';
import { statusOfFacts, statusOfView } from '../../../../src/host/status/status-text.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';
import { readRecorded } from '../../../support/recorded.ts';

const says = hostTraceEnglish.bar;
const messages = allMessagesFor('en');

function status(name: string, style: 'counts' | 'hitRate' = 'counts') {
  const { icon, text, tone } = statusOfView(
    viewTrace(foldTrace(readRecorded('go1.26.8', name))),
    style,
    messages,
    says,
  );
  return `${icon} ${text} ${tone}`;
}

test('the status bar shows the number of rebuilt packages, or that all were cached', () => {
  expect(status('build-edit')).toBe('database 3 rebuilt plain');
  expect(status('build-warm')).toBe('database all cached plain');
});

test('the hit rate is 100% only when nothing was rebuilt', () => {
  expect(status('build-warm', 'hitRate')).toBe('database 100% plain');
  const almost = { rebuilt: 1, fromCache: 9_999 };
  expect(statusOfFacts({ ...FACTS, ...almost }, 'hitRate', says).text).toBe('99%');
});

test('a failed build has its own text, icon and color, and so have failed tests', () => {
  expect(status('compile-error')).toBe('error build failed failed');
  expect(status('test-failing')).toBe('error tests failed failed');
});

test('a program that exits with an error does not count as a failed build', () => {
  expect(status('run')).toMatch(/^database \d+ rebuilt plain$/);
});

const FACTS = {
  startedAt: '2026-01-01T00:00:00.000Z',
  argv: ['go', 'build', '.'],
  directory: '/m',
  goVersion: 'go1.26.8',
  wallMs: 1_200,
  exitCode: 0,
  signal: null,
  interrupted: false,
  rebuilt: 31,
  fromCache: 694,
};

test('a run of an earlier window shows only what the history contains', () => {
  expect(statusOfFacts(FACTS, 'counts', says)).toEqual({
    icon: 'database',
    text: '31 rebuilt',
    tone: 'plain',
    lines: ['go build .', '31 rebuilt · 694 from cache', '1.2 s'],
  });
  const nothing = { ...FACTS, rebuilt: 0, fromCache: 0 };
  expect(statusOfFacts({ ...nothing, exitCode: 1 }, 'counts', says).text).toBe('build failed');
  expect(statusOfFacts(nothing, 'hitRate', says).text).toBe('no counts');
  // Most packages came from the cache, but the build failed; of a run, the program may have failed.
  expect(statusOfFacts({ ...FACTS, exitCode: 1 }, 'counts', says).text).toBe('build failed');
  const run = { ...FACTS, argv: ['go', 'run', '.'], exitCode: 1 };
  expect(statusOfFacts(run, 'counts', says).text).toBe('31 rebuilt');
});

test('text from a build is escaped in Markdown: no links, commands or line breaks', () => {
  expect(markdownText('[x](command:a.b) <b>\n\n# $(sync) `c`')).toBe(
    '\\[x\\]\\(command\\:a\\.b\\) \\<b\\> \\# \\$\\(sync\\) \\`c\\`',
  );
});
