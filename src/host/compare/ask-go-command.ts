import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { joinWords, splitWords } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { plainMessage } from '../messages.ts';
import { type RunTarget, runAgain } from '../run-target.ts';
import type { Services } from '../services.ts';
import { targetKey } from '../trace/remembered.ts';

const MOST_CANDIDATES = 50;

/**
 * Asks for one go command: the user picks a traced command or a main package, then edits it. With `after`, that
 * command is offered first, and only commands of its directory follow. null if the user cancels.
 */
export async function askGoCommand(
  title: string,
  after: RunTarget | null,
  services: Services,
): Promise<RunTarget | null> {
  const picked = await pick(title, after, await candidates(after, services), services);
  if (picked === null) return null;
  const argv = await edit(title, picked, services);
  return argv === null ? null : { ...picked, argv };
}

async function candidates(after: RunTarget | null, services: Services): Promise<readonly RunTarget[]> {
  await services.mains.ready();
  const traced = services.runs.all.map((run) => run.target ?? runAgain(run)).reverse();
  const earlier = (await services.history.entries())
    .filter(({ directory }) => isInWorkspace(directory))
    .map((entry) => runAgain(entry));
  const mains = services.mains.mains.map(({ target }) => target);
  const all = [...(after === null ? [] : [after]), ...traced, ...earlier, ...mains].filter(
    ({ directory, argv }) => directory === (after?.directory ?? directory) && isComparable(argv),
  );
  const distinct = new Map(
    all.map((one) => [targetKey({ ...one, argv: ['go', ...one.argv.slice(1)] }), one]),
  );
  return [...distinct.values()].slice(0, MOST_CANDIDATES);
}

async function pick(
  title: string,
  after: RunTarget | null,
  targets: readonly RunTarget[],
  { messages }: Services,
): Promise<RunTarget | null> {
  const directory = after?.directory ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (directory === undefined) throw new UserFacingError('no-workspace-folder', {});
  const typed: RunTarget = { directory, argv: ['go', 'build', './...'], env: after?.env ?? {} };
  const [only] = targets;
  if (only === undefined) return typed;
  const items = [
    ...targets.map((target) => ({
      label: shellText(target.argv, target.env, null, process.platform),
      detail: vscode.workspace.asRelativePath(target.directory, true),
      target,
    })),
    { label: `$(edit) ${messages.views.compare.typeCommand}`, detail: '', alwaysShow: true, target: typed },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return chosen?.target ?? null;
}

async function edit(
  title: string,
  { argv }: RunTarget,
  { messages }: Services,
): Promise<readonly string[] | null> {
  const windows = process.platform === 'win32';
  const value = joinWords(argv, windows);
  const text = await vscode.window.showInputBox({
    title,
    value,
    valueSelection: [value.length, value.length],
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const { words, open } = splitWords(typed, windows);
      if (open !== null) return plainMessage(messages.trace.quoteOpen(open));
      return isComparable(words) ? null : messages.views.compare.commandWanted;
    },
  });
  return text === undefined ? null : splitWords(text, windows).words;
}

/** Any go command with a pipeline. */
function isComparable(argv: readonly string[]): boolean {
  return argv[0] === 'go' && parseGoCommandLine(argv).traced !== null;
}
