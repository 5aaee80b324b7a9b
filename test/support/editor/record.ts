import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Sandbox } from './scene.ts';

export const sandbox = JSON.parse(process.env['EDITOR_TEST_PLACE'] ?? '{}') as Sandbox;

export const extension = () => {
  const found = vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline');
  if (!found) throw new Error('The extension is not there.');
  return found;
};

/**
 * Traces a command with the bundled command line, as a terminal or another window would; returns its exit code.
 */
export async function recordElsewhere(
  args: readonly string[],
  directory = sandbox.workspace,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  try {
    await cli(['trace', '--quiet', ...args], directory, env);
    return 0;
  } catch (error) {
    const { code, stderr } = error as { code?: number; stderr?: string };
    // A test may expect an exit code of go's own, but not 125.
    if (code === undefined || code === 125)
      throw new Error(`The command line could not trace: ${stderr}`, { cause: error });
    return code;
  }
}

/** The history as the command line lists it, newest first. */
export async function listHistory(): Promise<readonly { readonly id: string; readonly argv: string[] }[]> {
  return JSON.parse(await cli(['history', '--json'], sandbox.workspace));
}

async function cli(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const file = join(extension().extensionPath, 'dist', 'cli.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  return stdout;
}
