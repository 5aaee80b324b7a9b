import { constants } from 'node:os';

/** Like a shell: the command's own code, or 128 plus the number of the signal that ended it. */
export function exitCodeOf(end: {
  readonly exitCode: number | null;
  readonly signal: string | null;
}): number {
  if (end.exitCode !== null) return end.exitCode;
  const numbers: Readonly<Record<string, number | undefined>> = constants.signals;
  return 128 + (numbers[end.signal ?? ''] ?? 0);
}
