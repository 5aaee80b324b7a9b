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

/** Removes variables from the reader's shell. */
export function unsetText(names: readonly string[], platform: string): string {
  return platform === 'win32'
    ? `Remove-Item ${names.map((name) => `Env:${name}`).join(',')}`
    : `unset ${names.join(' ')}`;
}

/** Gives variables of the reader's shell a value. */
export function setText(env: Readonly<Record<string, string>>, platform: string): string {
  const all = Object.entries(env);
  return platform === 'win32'
    ? all.map(([name, value]) => `$env:${name}=${quotePowerShell(value, true)}`).join('; ')
    : `export ${all.map(([name, value]) => `${name}=${quotePosix(value)}`).join(' ')}`;
}

function quotePosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function quotePowerShell(word: string, always = false): string {
  return !always && /^[\w@+=:./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}
