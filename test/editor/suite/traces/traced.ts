import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { faultOf, type Run } from '../../../../src/host/run.ts';
import type { Sandbox } from '../../../support/editor/scene.ts';
import { testAccess } from '../../../support/editor/test-access.ts';
import { until } from '../../../support/editor/until.ts';

export const sandbox: Sandbox = JSON.parse(process.env['EDITOR_TEST_PLACE'] ?? '');

async function listen(): Promise<void> {
  if (isListening) return;
  isListening = true;
  const { onDidChange } = await testAccess();
  onDidChange((run) => seen.set(run.id, run));
}

let isListening = false;
const seen = new Map<string, Run>();

/** Every run that this window heard of. */
export async function runs(): Promise<readonly Run[]> {
  await listen();
  return [...seen.values()];
}

/** The program `cmd/app` with these words; they are part of the target, so nobody is asked. */
export function app(...args: readonly string[]): object {
  return { directory: sandbox.workspace, argv: ['go', 'run', './cmd/app', ...args], env: {} };
}

export async function trace(target: object): Promise<string> {
  await listen();
  const id = await vscode.commands.executeCommand('goPipeline.runMain', target);
  assert.equal(typeof id, 'string');
  return id as string;
}

/** The run as soon as it is so. */
export async function untilRun(
  id: string,
  what: string,
  is: (run: Run) => boolean,
  limitMs?: number,
): Promise<Run> {
  await listen();
  return until(
    `the run ${what}`,
    () => {
      const run = seen.get(id);
      return run && is(run) ? run : false;
    },
    limitMs,
  );
}

export function untilDone(id: string, limitMs?: number): Promise<Run> {
  const isDone = (run: Run) => run.state === 'done' && (run.view !== null || faultOf(run) !== null);
  return untilRun(id, 'is done', isDone, limitMs);
}

/** A file to which a program says something, as JSON. */
export function noteFile(name: string): {
  readonly path: string;
  readonly until: (first: unknown) => Promise<unknown[]>;
} {
  const path = join(sandbox.temp, `${name}.json`);
  rmSync(path, { force: true });
  return {
    path,
    until: (first) =>
      until(`the program says ${String(first)}`, () => {
        if (!existsSync(path)) return false;
        const note = JSON.parse(readFileSync(path, 'utf8')) as unknown[];
        return note[0] === first ? note : false;
      }),
  };
}

/** What has ended and waits for its parent does not run. */
export function isRunning(pid: unknown): boolean {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return false;
  }
}
