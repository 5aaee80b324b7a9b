/**
 * One `### id` section of the page about main packages with its heading first; the whole page for an unknown
 * ID.
 */
export function ruleSection(page: string, id: string): string {
  const lines = page.split(/\r?\n/);
  const start = lines.indexOf(`### ${id}`);
  if (start < 0) return page;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#{1,3} /.test(line));
  const body = end < 0 ? rest : rest.slice(0, end);
  return `${[`# ${id}`, ...body].join('\n').trimEnd()}\n`;
}
