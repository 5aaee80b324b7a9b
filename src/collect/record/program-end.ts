import type { Recording } from '../../core/trace/recording.ts';

/**
 * How the program of `go run` ended, from go's last line; go itself then exits with 1. The line may follow an
 * unfinished line of the program. null if the program succeeded or go does not say.
 */
export function readProgramEnd(stderrTail: string, goExitCode: number | null): Recording['programEnd'] {
  if (goExitCode !== 1) return null;
  const status = /exit status (\d+)\r?\n$/.exec(stderrTail);
  if (status) return { exitCode: Number(status[1]), signal: null };
  // Source: os.ProcessState.String. Windows prints large codes in hexadecimal.
  const hexadecimal = /exit status (0x[0-9a-f]+)\r?\n$/.exec(stderrTail);
  if (hexadecimal) return { exitCode: Number(hexadecimal[1]), signal: null };
  const signal = /signal: ([a-zA-Z0-9 /]+?)(?: \(core dumped\))?\n$/.exec(stderrTail);
  return signal ? { exitCode: null, signal: signal[1] ?? null } : null;
}
