import { spawn } from 'node:child_process';
import { taskkill } from '../../platform/process-tree.ts';
import { withVariables } from '../../platform/variables.ts';

export interface GoOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** null when a signal, the deadline or a cancel ended it. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
}

/** Asks go something: words without `go`. Effects come in by this, so that callers say where go may run. */
export type RunGo = (
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<GoOutput>;

const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs the go at `path` with an argument array, in a process group of its own that dies as a whole. */
export function makeRunGo(path: string, env: NodeJS.ProcessEnv, timeoutMs = 120_000): RunGo {
  return (argv, options) =>
    new Promise((resolve, reject) => {
      const child = spawn(path, [...argv], {
        argv0: 'go',
        cwd: options.cwd,
        env: withVariables(process.platform, env, options.env ?? {}),
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      let timedOut = false;
      const output = { stdout: '', stderr: '' };
      const end = () => endGroup(child.pid);
      const timer = setTimeout(() => {
        timedOut = true;
        end();
      }, timeoutMs);
      options.signal?.addEventListener('abort', end, { once: true });
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8');
        child[name].on('data', (text: string) => {
          output[name] += text;
          if (output[name].length > MOST_OUTPUT) end();
        });
      }
      const finish = () => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', end);
      };
      child.on('error', (error) => {
        finish();
        reject(error);
      });
      child.on('close', (exitCode) => {
        finish();
        resolve({ ...output, exitCode, timedOut });
      });
      if (options.signal?.aborted) end();
    });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    taskkill(pid);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
