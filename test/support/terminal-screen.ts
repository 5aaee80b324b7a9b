/** The lines of a terminal with this output: handles carriage returns and `erase to the end of the line`. */
export function screenLines(output: string): readonly string[] {
  const lines: string[] = [''];
  let column = 0;
  for (const part of output.split(/(\r|\n|\u001b\[K)/)) {
    const line = lines.at(-1) ?? '';
    if (part === '\r') column = 0;
    else if (part === '\n') {
      lines.push('');
      column = 0;
    } else if (part === '\u001b[K') lines[lines.length - 1] = line.slice(0, column);
    else {
      lines[lines.length - 1] = line.slice(0, column) + part + line.slice(column + part.length);
      column += part.length;
    }
  }
  return lines;
}
