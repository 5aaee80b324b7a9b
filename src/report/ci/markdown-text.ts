/** Text that Markdown must not read as markup, on one line. */
export function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~#&$@]/g, (sign) => ENTITIES.get(sign) ?? `\\${sign}`);
}

/** GitHub and GitLab turn these into tags, entities and mentions even behind a backslash. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['|', '&#124;'],
  ['@', '&#64;'],
]);

/**
 * As code on one line, also in a cell of a table. Backticks cannot hold every text there: a bar ends a cell even in
 * code, and one behind a backslash cannot be escaped.
 */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /[|`]/.test(line) ? `<code>${escaped(line)}</code>` : `\`${line}\``;
}

/** A block of code. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}

/** Cells are Markdown already. `numbers`: the columns aligned to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (numbers.includes(at) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export function details(summary: string, content: string): string {
  return `<details><summary>${escaped(summary)}</summary>\n\n${content}\n\n</details>`;
}
