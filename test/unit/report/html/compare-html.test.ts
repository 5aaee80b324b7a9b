import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compareTraces } from '../../../../src/core/analysis/compare/compare-traces.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { renderComparePage } from '../../../../src/report/html/compare-html.ts';
import { lineText, type ToldLine, tellComparison } from '../../../../src/report/text/compare-text.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

test('text from a hostile trace is shown as text, and the page runs no script', () => {
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
          { kind: 'total', text: evil },
          { kind: 'causeNote', text: evil },
          { kind: 'cause', name: evil, text: evil, effect: evil, files: [evil] },
        ],
      },
    ],
    allMessagesFor('en'),
  );
  expect(html).not.toContain('<script');
  expect(html.match(/<title>/g)?.length).toBe(html.match(/<\/title>/g)?.length);
  expect(html).toContain('&lt;/title&gt;&lt;script&gt;');
  expect(html).toContain("default-src 'none'".replaceAll("'", '&#39;'));
});

test('in an editor a changed file is a link, and a hostile file name stays text', () => {
  const trace = traceFromSketch('app miss');
  const { comparison } = compareTraces(trace, trace);
  const evil = '/src/"><script>alert(1)</script>.go';
  const lines: readonly ToldLine[] = [
    { kind: 'cause', name: 'app', text: 'edited main.go', effect: '', files: ['/src/main.go', evil] },
  ];
  const page = [{ comparison, first: trace, second: trace, facts: [], lines }];
  const html = renderComparePage(page, allMessagesFor('en'), {
    note: evil,
    linkTo: (file) => ({ href: `command:open?${file.length}`, text: `Open ${file}` }),
    keeps: { note: '</script><script>alert(2)</script>' },
  });
  expect(html).toContain('<a href="command:open?12">Open /src/main.go</a>');
  const scripts = [...html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)].map(([, text]) => text ?? '');
  // What it keeps, and the one that hands it to the editor, which the policy names by its hash.
  expect(html.match(/<script/g)?.length).toBe(2);
  expect(JSON.parse(scripts[0] ?? '')).toEqual({ note: '</script><script>alert(2)</script>' });
  const hash = createHash('sha256')
    .update(scripts[1] ?? '')
    .digest('base64');
  expect(html).toContain(`script-src &#39;sha256-${hash}&#39;`);
  expect(renderComparePage(page, allMessagesFor('en'))).not.toContain('<a ');
});

test('lists each different cache key with both IDs and its different inputs, and says when the causes are unknown', () => {
  const named = (trace: BuildTrace, end: string): BuildTrace => ({
    ...trace,
    actions: trace.actions.map((action) => ({
      ...action,
      actionID: `${action.mode} ${action.package} ${end}`,
    })),
  });
  const sketch = traceFromSketch('lib miss\napp miss needs lib\nlink:app miss needs app');
  const [first, second] = [named(sketch, 'one'), named(sketch, '<two>')];
  const compared = compareTraces(first, second);
  const messages = allMessagesFor('en');
  const told = tellComparison(compared, [null, null], messages);
  expect(told.facts).toContainEqual(['stages', 'load → compile → link', 'load → compile → link']);
  expect(told.facts).toContainEqual(['main ID', 'build app one', 'build app <two>']);
  expect(told.lines.map(lineText).at(-1)).toMatch(/the causes are unknown/);
  const html = renderComparePage([{ ...compared, first, second, ...told }], messages);
  expect(html).toContain('<summary>3 different cache keys</summary>');
  expect(html).toContain(
    '<td>lib</td><td><code>build lib one</code></td><td><code>build lib &lt;two&gt;</code></td>',
  );
});

test('a build setting is not called unset when the keys of a side were not read', () => {
  const modinfo = JSON.stringify('build\tGOOS=linux\n');
  const known = traceFromSketch('app miss');
  const first = {
    ...known,
    actions: known.actions.map((action) => ({ ...action, actionID: 'one' })),
    keyInputs: { one: ['go1.26.8', 'compile', 'import "app"', `modinfo ${modinfo}`] },
  };
  const second = { ...first, actions: known.actions.map((action) => ({ ...action, actionID: 'two' })) };
  expect(compareTraces(first, first).comparison.settings).toEqual([
    { name: 'GOOS', first: 'linux', second: 'linux' },
  ]);
  const compared = compareTraces(first, second);
  expect(compared.comparison.settings).toEqual([]);
  const { lines } = tellComparison(compared, [null, null], allMessagesFor('en'));
  expect(lines.map(lineText).at(-1)).toBe(
    '  the causes of 1 of 1 differences are unknown: not all of their cache-key inputs could be read',
  );
});

test('two traces of one command show the start times in the columns and the command once in the title', () => {
  const trace = traceFromSketch('app miss');
  const later = { ...trace, startedAt: '2026-11-21T18:16:40.000Z' };
  const compared = compareTraces(trace, later);
  const messages = allMessagesFor('en');
  const told = tellComparison(compared, [null, null], messages);
  const html = renderComparePage([{ ...compared, first: trace, second: later, ...told }], messages);
  const heads = [...html.matchAll(/<th scope="col">([^<]*)/g)].map(([, text]) => text ?? '');
  expect(new Set(heads).size).toBe(2);
  expect(heads.every((text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text))).toBe(true);
  expect(html).toMatch(/<h1>go [^<↔]*<\/h1>/);
  expect(told.facts.find(([label]) => label === 'started')?.slice(1)).toEqual(heads);
});
