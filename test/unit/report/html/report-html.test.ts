import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { TraceView } from '../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { renderHtmlReport } from '../../../../src/report/html/report-html.ts';
import { realTrace } from '../../../support/real-graph.ts';

const bundle = { script: 'start("</script>")', style: 'body{color:red}', layoutWorker: 'AAAA' };
const view = viewTrace({ ...realTrace('hello-cold'), actions: [] });

test('a small view is readable JSON in the page, with no < in it', async () => {
  const hostile: TraceView = {
    ...view,
    header: {
      ...view.header,
      notes: [
        { id: 'text', args: { text: '</script><script>alert(1)</script>' } },
        { id: 'unknown', args: { name: '__proto__' } },
      ],
    },
  };
  const page = await renderHtmlReport(hostile, bundle, 'en');
  const json = between(page, '<script type="application/json" id="trace-view">', '</script>');
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(hostile);
  expect(page).not.toContain('<script>alert');
});

test('a big view is deflated and inflates to the same', async () => {
  const big = viewTrace(realTrace('gopls-cold'));
  const page = await renderHtmlReport(big, bundle, 'en');
  const packed = between(page, '<script type="text/plain" id="trace-view-deflated">', '</script>');
  expect(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString())).toEqual(
    JSON.parse(JSON.stringify(big)),
  );
  // Excludes the webview and its worker; the budget of the whole page is 1.5 MB.
  expect(page.length).toBeLessThan(300_000);
});

test('the policy allows exactly the script and the style of the page', async () => {
  const page = await renderHtmlReport(view, bundle, 'en');
  const policy = between(page, 'http-equiv="Content-Security-Policy" content="', '"');
  const script = between(page, '<script>', '</script>');
  expect(script).toBe('start("<\\/script>")');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}'`,
    `style-src 'sha256-${sha256('body{color:red}')}' 'sha256-${sha256('')}'`,
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the title names program and command, escaped', async () => {
  const named = { ...view, header: { ...view.header, program: 'a<b>&"c', argv: ['go', 'run', '.'] } };
  expect(await renderHtmlReport(named, bundle, 'en')).toContain(
    '<title>a&lt;b&gt;&amp;&quot;c · go run .</title>',
  );
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}
