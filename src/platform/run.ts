import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { sendSignal } from './send-signal.ts';
import { systemProgram } from './system-program.ts';

export interface RunOptions {
  readonly cwd: string;
  /** The complete environment; nothing is added to it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The name that the program sees as its own (argv[0]). */
  readonly argv0?: string;
  readonly signal?: AbortSignal | undefined;
  /** The timeout after which the process and everything that it started are killed. */
  readonly timeoutMs: number;
  /** `ignore`, `text` for the whole output at the end, or a function for each piece as it arrives. */
  readonly stdout?: OutputMode;
  readonly stderr?: OutputMode;
  /** A stream with more output than this ends the process. */
  readonly maxCharacters?: number;
  readonly lowPriority?: boolean;
  /**
   * `own` (the default): the program leads a group and is killed with everything that it started. `ours`: it
   * stays in our group, so that the terminal's Ctrl-C and hang-up reach it as they reach us.
   */
  readonly group?: 'own' | 'ours';
}

export type OutputMode = 'ignore' | 'text' | ((text: string) => void);

export interface RunOutcome {
  /** Empty unless `text` was requested for the stream. */
  readonly stdout: string;
  readonly stderr: string;
  /** null if a signal ended it, or if it could not be started. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** Why it could not be started. */
  readonly error: Error | null;
}

const DEFAULT_MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * Runs a program with an argument array to its end. All our processes start in this file, except for the traced
 * command (docs/adr/0007-execa.md). Never throws: errors are in the outcome.
 */
export async function run(file: string, argv: readonly string[], options: RunOptions): Promise<RunOutcome> {
  // Loading it takes longer than starting a process, and a traced build must not wait for it.
  const { execa } = await import('execa');
  const { stdout = 'text', stderr = 'text', maxCharacters = DEFAULT_MAX_CHARACTERS } = options;
  if (options.signal?.aborted) return NEVER_STARTED;
  const leadsGroup = options.group !== 'ours' && process.platform !== 'win32';
  const child = execa(file, [...argv], {
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    ...(options.argv0 === undefined ? {} : { argv0: options.argv0 }),
    stdin: 'ignore',
    stdout: stdout === 'ignore' ? 'ignore' : 'pipe',
    stderr: stderr === 'ignore' ? 'ignore' : 'pipe',
    buffer: false,
    reject: false,
    detached: leadsGroup,
    // Its signal listeners would change what a signal does to us.
    cleanup: false,
    windowsHide: true,
  });
  if (options.lowPriority === true) lowerPriority(child.pid);
  const text = { stdout: '', stderr: '' };
  let timedOut = false;
  const end = () => {
    if (leadsGroup || process.platform === 'win32') void endTree(child.pid);
    else child.kill('SIGKILL');
    // Processes that it started may still hold the streams; do not wait for them.
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  for (const [name, mode] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const) {
    let length = 0;
    child[name]?.setEncoding('utf8').on('data', (piece: string) => {
      length += piece.length;
      if (length > maxCharacters) end();
      else if (typeof mode === 'function') mode(piece);
      else text[name] += piece;
    });
  }
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener('abort', end, { once: true });
  try {
    const { exitCode, signal, cause } = await child;
    const started = child.pid !== undefined;
    const error = started ? null : cause instanceof Error ? cause : new Error(`cannot start ${file}`);
    return { ...text, exitCode: exitCode ?? null, signal: signal ?? null, timedOut, error };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
  }
}

const NEVER_STARTED: RunOutcome = {
  stdout: '',
  stderr: '',
  exitCode: null,
  signal: null,
  timedOut: false,
  error: null,
};

/** Kills a process that leads a group (on Windows any process) with everything that it started. */
export async function endTree(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  if (process.platform === 'win32') await taskkill(pid);
  else sendSignal(-pid, 'SIGKILL');
}

const TASKKILL_DEADLINE_MS = 10_000;

/** Kills a process with all its descendants, on Windows. */
export async function taskkill(pid: number): Promise<void> {
  const argv = ['/pid', String(pid), '/T', '/F'];
  const { exitCode } = await run(systemProgram('taskkill'), argv, {
    cwd: '/',
    env: process.env,
    stdout: 'ignore',
    stderr: 'ignore',
    timeoutMs: TASKKILL_DEADLINE_MS,
  });
  // If that fails, at least the process itself is killed.
  if (exitCode !== 0) sendSignal(pid, 'SIGKILL');
}

/** Starts a program that continues without us; resolves once it has started. Throws if it cannot be started. */
export async function startDetached(file: string, argv: readonly string[]): Promise<void> {
  const { execa } = await import('execa');
  const child = execa(file, [...argv], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    reject: false,
    cleanup: false,
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.unref();
}

/** A program that communicates with its user over pipes. */
export type StartProgram = (
  file: string,
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
) => ChildProcess;

/** Loads what is needed, and returns the function that starts a program. */
export async function loadStartProgram(): Promise<StartProgram> {
  const { execa } = await import('execa');
  return (file, argv, { cwd, env }) =>
    execa(file, [...argv], {
      cwd,
      env,
      extendEnv: false,
      stdio: 'pipe',
      buffer: false,
      reject: false,
      cleanup: false,
      windowsHide: true,
    });
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not permit it.
  }
}
