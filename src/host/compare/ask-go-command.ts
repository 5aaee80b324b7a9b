import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { joinWords } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { chooseGo } from '../go/go-command.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { plainMessage } from '../messages.ts';
import { historyIdOf } from '../run.ts';
import { type RunTarget, runAgain } from '../run-target.ts';
import type { Services } from '../services.ts';
import { recordedEnv } from '../trace/recorded-env.ts';
import { targetKey } from '../trace/remembered.ts';
import { settingsFlags } from '../trace/settings-flags.ts';
import { savedTraces } from '../traces/saved-traces.ts';
import { readTypedCommand, typedCommandText } from './typed-command.ts';

const MOST_CANDIDATES = 50;

/** A command to offer; `historyId` if its environment has to be read from its trace. */
interface Candidate {
  readonly target: RunTarget;
  readonly historyId?: string;
}

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
  return picked === null ? null : edit(title, await withRecordedEnv(picked, services), services);
}

async function candidates(after: RunTarget | null, services: Services): Promise<readonly Candidate[]> {
  await services.mains.ready();
  const traced = services.runs.all.map(
    // As it ran, with all its flags and arguments.
    ({ directory, argv, target }) => ({ target: { directory, argv, env: target?.env ?? {}, whole: true } }),
  );
  const runs = new Set(services.runs.all.map(historyIdOf));
  const earlier = (await services.history.entries())
    .filter(({ id, directory }) => !runs.has(id) && isInWorkspace(directory))
    .map((entry): Candidate => ({ target: runAgain(entry), historyId: entry.id }));
  const mains = services.mains.mains.map(({ target }) => ({ target }));
  const first = after === null ? [] : [{ target: after }];
  const all = [...first, ...traced.reverse(), ...earlier, ...mains].filter(
    ({ target: { directory, argv } }) => directory === (after?.directory ?? directory) && isComparable(argv),
  );
  const distinct = new Map<string, Candidate>();
  for (const one of all) {
    const key = targetKey({ ...one.target, argv: ['go', ...one.target.argv.slice(1)] });
    if (!distinct.has(key)) distinct.set(key, one);
  }
  return [...distinct.values()].slice(0, MOST_CANDIDATES);
}

async function pick(
  title: string,
  after: RunTarget | null,
  offered: readonly Candidate[],
  { messages }: Services,
): Promise<Candidate | null> {
  const directory = after?.directory ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (directory === undefined) throw new UserFacingError('no-workspace-folder', {});
  const typed: Candidate = { target: { directory, argv: ['go', 'build', './...'], env: after?.env ?? {} } };
  if (offered.length === 0) return typed;
  const items = [
    ...offered.map((candidate) => ({
      label: shellText(candidate.target.argv, candidate.target.env, null, process.platform),
      detail: vscode.workspace.asRelativePath(candidate.target.directory, true),
      candidate,
    })),
    {
      label: `$(edit) ${messages.views.compare.typeCommand}`,
      detail: '',
      alwaysShow: true,
      candidate: typed,
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return chosen?.candidate ?? null;
}

async function withRecordedEnv({ target, historyId }: Candidate, services: Services): Promise<RunTarget> {
  if (historyId === undefined) return target;
  const { env } = chooseGo(vscode.Uri.file(target.directory));
  return { ...target, env: await recordedEnv(historyId, await savedTraces(services), env) };
}

async function edit(title: string, target: RunTarget, { messages }: Services): Promise<RunTarget | null> {
  const windows = process.platform === 'win32';
  const value = typedCommandText(target, windows);
  const { commandPrompt } = messages.views.compare;
  const flags = settingsFlags(target);
  const fromSettings = messages.trace.flagsFirst(joinWords(flags, windows));
  const prompt = flags.length === 0 ? commandPrompt : `${commandPrompt} ${fromSettings}`;
  const text = await vscode.window.showInputBox({
    title,
    value,
    valueSelection: [value.length, value.length],
    ignoreFocusOut: true,
    prompt: plainMessage(prompt),
    validateInput: (typed) => {
      const { argv, open } = readTypedCommand(typed, windows);
      if (open !== null) return plainMessage(messages.trace.quoteOpen(open));
      return isComparable(argv) ? null : messages.views.compare.commandWanted;
    },
  });
  if (text === undefined) return null;
  const { argv, env } = readTypedCommand(text, windows);
  return { ...target, argv, env };
}

/** Any go command with a pipeline. */
function isComparable(argv: readonly string[]): boolean {
  return argv[0] === 'go' && parseGoCommandLine(argv).traced !== null;
}
