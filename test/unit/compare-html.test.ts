import { expect, test } from 'vitest';
import { compareTraces } from '../../src/core/analysis/compare-traces.ts';
import { allWordsFor } from '../../src/core/words/all-words-for.ts';
import { renderComparePage } from '../../src/report/compare-html.ts';
import { traceFromSketch } from '../support/sketch.ts';

test('what a hostile trace says stands on the page as text, and the page runs no script', () => {
  const trace = traceFromSketch(`
    fmt   hit
    app   miss   needs fmt
  `);
  const evil = '</title><script>alert(1)</script>"onload=';
  const other = { ...trace, command: { ...trace.command, argv: ['go', 'build', evil] } };
  const { comparison } = compareTraces(trace, other);
  const html = renderComparePage(
    [
      {
        comparison,
        first: trace,
        second: other,
        facts: [['command', 'go build', evil]],
        lines: [
          { text: evil, files: [evil] },
          { text: `  ${evil}   ${evil}`, files: [evil] },
        ],
      },
    ],
    allWordsFor('en'),
  );
  expect(html).not.toContain('<script');
  expect(html.match(/<title>/g)?.length).toBe(html.match(/<\/title>/g)?.length);
  expect(html).toContain('&lt;/title&gt;&lt;script&gt;');
  expect(html).toContain("default-src 'none'".replaceAll("'", '&#39;'));
});

test('in an editor a file that differs is a link, and a hostile name of one stays text', () => {
  const trace = traceFromSketch('app miss');
  const { comparison } = compareTraces(trace, trace);
  const evil = '/src/"><script>alert(1)</script>.go';
  const lines = [{ text: '  app   edited main.go', files: ['/src/main.go', evil] }];
  const page = [{ comparison, first: trace, second: trace, facts: [], lines }];
  const html = renderComparePage(page, allWordsFor('en'), {
    note: evil,
    linkTo: (file) => ({ href: `command:open?${file.length}`, text: `Open ${file}` }),
  });
  expect(html).toContain('<a href="command:open?12">Open /src/main.go</a>');
  expect(html).not.toContain('<script');
  expect(renderComparePage(page, allWordsFor('en'))).not.toContain('<a ');
});
