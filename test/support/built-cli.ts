import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finished, GoWorkspace, RunOptions } from './go-workspace.ts';
import { screenLines } from './terminal-screen.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The command line as shipped, built once per test run. */
export function builtCli(): string {
  const dir = process.env.GOTRACE_TEST_DIR;
  if (dir === undefined) throw new Error('the tier needs test/support/go-run-setup.ts as its globalSetup');
  const dist = path.join(dir, 'dist');
  if (!existsSync(path.join(dist, 'built'))) {
    execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'build.mjs'), `--outdir=${dist}`]);
    writeFileSync(path.join(dir, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(dist, 'built'), '');
  }
  return path.join(dist, 'cli.cjs');
}

/** Runs the command line as a separate user in a workspace: home and history are in its temporary folder. */
export class CliUser {
  readonly #workspace: GoWorkspace;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;

  constructor(workspace: GoWorkspace) {
    this.#workspace = workspace;
    this.home = `${workspace.temp} of ann`;
    // Empty instead of missing: the workspace adds what it has itself.
    this.env = {
      ...workspace.env,
      CI: '',
      HOME: this.home,
      XDG_CACHE_HOME: path.join(this.home, 'cache'),
      NO_COLOR: '',
    };
  }

  get historyFolder(): string {
    return path.join(this.home, 'cache', 'go-build-pipeline', 'history');
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
    const finished = await this.#workspace.start(process.execPath, [builtCli(), ...args], {
      ...options,
      env: { ...this.env, ...options.env },
    });
    return { ...finished, stdout: utf8(finished.stdout), stderr: utf8(finished.stderr) };
  }

  /** Runs it on a terminal (util-linux `script`); returns everything that the terminal received. */
  async runOnTerminal(
    args: readonly string[],
    options: RunOptions & { readonly columns?: number } = {},
  ): Promise<{ readonly screen: string; readonly code: number | null }> {
    const quoted = [process.execPath, builtCli(), ...args].map((arg) => `'${arg}'`).join(' ');
    const command = `stty cols ${options.columns ?? 80} rows 24; exec ${quoted}`;
    const { stdout, code } = await this.#workspace.start('script', ['-qec', command, '/dev/null'], {
      ...options,
      env: { ...this.env, TERM: 'xterm', ...options.env },
    });
    return { screen: utf8(stdout), code };
  }
}

/** The workspace returns bytes; here they are text. */
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** The final content of the screen, line by line, without colors. */
export function finalScreen(output: string): string {
  return screenLines(output.replaceAll(/\u001b\[[0-9;]*m/g, '')).join('\n');
}
