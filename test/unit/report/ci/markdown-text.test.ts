import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import { code, codeBlock, details, escaped, table } from '../../../../src/report/ci/markdown-text.ts';

/** What a reader of Markdown makes of it. */
function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
}

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

const HOSTILE = [
  'a_b_c *x* **y** `z`',
  '<img src=x onerror=alert(1)> <!-- -->',
  '[click](javascript:alert(1)) ![p](http://x)',
  'a | b \\| c',
  '# not a heading',
  '~~gone~~ &lt; @everyone #1',
  '-X main.v=$(id) $HOME {{ secrets.TOKEN }}',
  '`` ` ``` ```',
  '\\`\\',
];

describe('text stays text', () => {
  test.each(HOSTILE)('%s', (text) => {
    expect(html(escaped(text))).not.toMatch(/<(?!\/?p>)/);
    expect(textOf(html(escaped(text)))).toBe(text);
    expect(html(code(text))).toMatch(/^<p><code>[\s\S]*<\/code><\/p>$/);
    expect(textOf(html(code(text)))).toBe(text);
    expect(textOf(html(codeBlock(text)))).toBe(text);
  });

  test('a table keeps its columns whatever its cells are', () => {
    const rows = HOSTILE.map((text) => [escaped(text), code(text), '1']);
    const found = html(table(['a', 'b', 'c'], rows, [2]));
    expect([...found.matchAll(/<tr>/g)]).toHaveLength(HOSTILE.length + 1);
    expect([...found.matchAll(/<td/g)]).toHaveLength(HOSTILE.length * 3);
    const cells = [...found.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell));
    expect(cells.filter((_, at) => at % 3 === 0)).toEqual(HOSTILE);
    expect(cells.filter((_, at) => at % 3 === 1)).toEqual(HOSTILE);
  });

  test('details contain Markdown', () => {
    const found = micromark(details('a <b>', '- one'), { allowDangerousHtml: true });
    expect(found).toContain('<summary>a &lt;b&gt;</summary>');
    expect(found).toContain('<li>one</li>');
  });
});
