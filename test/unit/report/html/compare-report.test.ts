import { expect, test } from 'vitest';
import { viewComparison } from '../../../../src/core/view/compare/compare-view.ts';
import { renderHtmlComparison } from '../../../../src/report/html/compare-report.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const bundle = { script: 'start()', style: 'body{}', layoutWorker: 'AAAA' };

test('a hostile trace is embedded in the comparison page as data', async () => {
  const trace = traceFromSketch('fmt hit\napp miss needs fmt');
  const evil = '</title><script>alert(1)</script>"onload=';
  const other = { ...trace, command: { ...trace.command, argv: ['go', 'build', evil] } };
  const view = viewComparison([
    { trace, programs: [] },
    { trace: other, programs: [] },
  ]);
  const html = await renderHtmlComparison(view, bundle, 'en');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('<html lang="en" data-host="report" data-page="comparison">');
  expect(html.match(/<title>/g)?.length).toBe(html.match(/<\/title>/g)?.length);
  expect(html).toContain('&lt;/title&gt;&lt;script&gt;');
  const [, json = ''] = /id="trace-view">(.*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json)).toEqual(view);
});

test('the title names each command once', async () => {
  const side = (command: string) => {
    const trace = traceFromSketch('app miss');
    return { trace: { ...trace, command: { ...trace.command, argv: command.split(' ') } }, programs: [] };
  };
  const view = viewComparison(['go run .', 'go build .', 'go test .'].map(side));
  expect(await renderHtmlComparison(view, bundle, 'en')).toContain(
    '<title>go run . ↔ go build . ↔ go test .</title>',
  );
});
