import path from 'node:path';
import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { findGo } from '../go/find-go.ts';
import { registerTrustedCommand } from '../guard.ts';
import { withCancellable } from '../messages.ts';
import { readRunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import { stoppable } from '../stoppable.ts';

const CHANGING = ['mod', 'get', 'work', 'env'];

/** Runs a go command that changes a module, after asking for missing values. */
export function changeModules(services: Services): vscode.Disposable {
  return registerTrustedCommand(services, 'goPipeline.changeModule', async (argument) => {
    const target = readRunTarget(argument);
    if (target === null || !CHANGING.includes(parseGoCommandLine(target.argv).verb)) return;
    const { directory, env } = target;
    const argv = await completed(target.argv, directory, services);
    if (argv === null) return;
    const { makeRunGo } = await import('../../collect/toolchain/run-go.ts');
    const go = await findGo(vscode.Uri.file(directory));
    const shown = shownCommand(argv);
    const texts = services.messages.mains;
    await withCancellable(texts.working(shown), (cancel) =>
      stoppable(cancel, services, async (signal) => {
        const runGo = makeRunGo(go);
        const output = await runGo(argv.slice(1), { cwd: directory, env, signal });
        if (output.exitCode === 0 || signal.aborted) return;
        const said = output.stderr.trim().split('\n').slice(0, 3).join(' ');
        throw new UserFacingError('command-failed', { command: shown, said });
      }),
    );
  });
}

/** Only the author knows the path for `go mod init`. */
async function completed(
  argv: readonly string[],
  directory: string,
  { messages }: Services,
): Promise<readonly string[] | null> {
  if (!/^mod init$/.test(parseGoCommandLine(argv).command ?? '')) return argv;
  const name = path
    .basename(directory)
    .replaceAll(/[^A-Za-z0-9._~-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const given = await vscode.window.showInputBox({
    title: messages.mains.modulePath,
    prompt: messages.mains.modulePathHint,
    value: `example.com/${name === '' ? 'app' : name}`,
    valueSelection: [0, 'example.com'.length],
    validateInput: (text) =>
      /^[A-Za-z0-9._~][A-Za-z0-9._~-]*(\/[A-Za-z0-9._~-]+)*$/.test(text)
        ? null
        : messages.mains.modulePathWrong,
  });
  return given === undefined ? null : ['go', 'mod', 'init', given];
}
