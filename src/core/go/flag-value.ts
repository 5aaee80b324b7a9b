/**
 * The value of a flag in GOFLAGS or a command line, split into arguments: the last `-name=value` or `-name value`; null
 * if none.
 */
export function flagValue(args: readonly string[], name: string): string | null {
  let value: string | null = null;
  args.forEach((arg, index) => {
    const match = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(arg);
    if (match?.[1] === name) value = match[2] ?? args[index + 1] ?? null;
  });
  return value;
}
