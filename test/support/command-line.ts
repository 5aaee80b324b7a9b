import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli/run.ts';

export interface CommandLineResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in the test's process, with separate streams, folders and environment. */
export async function runInside(
  args: readonly string[],
  start: { readonly directory: string; readonly home: string; readonly webviewFolder?: string },
): Promise<CommandLineResult> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await runCommandLine(args, {
    streams: () => ({ stdout, stderr }),
    terminal: false,
    env: {},
    directory: start.directory,
    platform: 'linux',
    home: start.home,
    version: '1.2.3',
    webviewFolder: start.webviewFolder ?? start.directory,
  });
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
}

const textOf = (stream: PassThrough): string => String(stream.read() ?? '');
