/**
 * A command to copy into the reader's shell: POSIX, or PowerShell on Windows. It is only displayed, never run.
 */
export function shellText(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  directory: string | null,
  platform: string,
): string {
  const windows = platform === 'win32';
  const quote = (word: string) => (windows ? quotePowerShell(word) : quotePosix(word));
  const command = argv.map(quote).join(' ');
  const settings = Object.entries(env).map(([name, value]) =>
    windows
      ? `$env:${name}=${quotePowerShell(value, true)};`
      : `${name}=${value === '' ? '' : quotePosix(value)}`,
  );
  const whole = [...settings, command].join(' ');
  if (directory === null || directory === '.') return whole;
  return windows ? `cd ${quote(directory)}; ${whole}` : `cd ${quote(directory)} && ${whole}`;
}

function quotePosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function quotePowerShell(word: string, always = false): string {
  return !always && /^[\w@+=:./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}
