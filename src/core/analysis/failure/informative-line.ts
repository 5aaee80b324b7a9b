/** Lines that report progress, or only that something failed. */
const EMPTY_WORDS =
  /^\s*$|^go: (?:downloading|extracting|finding|found|creating new|to add module|switching to) |^#|^(?:FAIL|ok)\b|^exit status \d+$|^note: |^\?\s|^(?:Run|usage:) /;

/** The line of go's message that says most about the cause; empty if there is none. */
export function informativeLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const at = lines.findIndex((line) => !EMPTY_WORDS.test(line));
  if (at < 0) return '';
  const line = lines[at] ?? '';
  // `package a`, then one line for each import on the way: the message is in the last of them.
  const rest = lines.slice(at + 1);
  const indented = rest.slice(0, countIndented(rest));
  if (/^package \S+$/.test(line)) return (indented.at(-1) ?? line).trim();
  // `go: errors parsing go.mod:` needs the line below.
  const next = lines[at + 1] ?? '';
  return line.endsWith(':') && next !== '' ? `${line} ${next.trim()}` : line.trim();
}

function countIndented(lines: readonly string[]): number {
  const end = lines.findIndex((line) => !/^\s+\S/.test(line));
  return end < 0 ? lines.length : end;
}
