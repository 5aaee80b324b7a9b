import path from 'node:path';
import * as vscode from 'vscode';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import { loadStartProgram } from '../../platform/run.ts';
import { chooseGo } from '../go/go-command.ts';
import { logErrors } from '../guard.ts';
import type { Lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { composeArgv, NO_ADDITIONS } from './command-text.ts';
import { envDiff } from './env-diff.ts';
import { optionFlags } from './option-flags.ts';
import { needsPipes, pipedTerminal } from './piped-terminal.ts';
import { commandLineArgs, endTree, startPiped } from './terminal.ts';
import type { Tracing } from './tracing.ts';

const TYPE = 'goPipeline';
const VERBS = ['run', 'build', 'test', 'install', 'vet'] as const satisfies readonly GoVerb[];

/** A definition in tasks.json; it contains no secrets and is not trusted. */
interface Definition {
  readonly command: (typeof VERBS)[number];
  readonly args: readonly string[];
  readonly cwd: string | null;
}

/**
 * Tasks that trace: the main packages, and build, test and vet of every module. They run through the same
 * command line as our own terminals, and report to this window in the same way.
 */
export function provideTasks(services: Services, tracing: Lazy<Tracing>): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => logErrors(services, 'tasks', Promise.resolve([]), () => provide(services, tracing)),
    resolveTask: (task) =>
      logErrors(services, 'tasks', Promise.resolve(undefined), async () => {
        const definition = readDefinition(task.definition);
        const { scope } = task;
        const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
        if (definition === null || folder === undefined || !vscode.workspace.isTrusted) return undefined;
        // The editor recognizes the task by its definition, which must be the same object.
        return taskOf(task.definition, definition, folder, services, tracing);
      }),
  });
}

async function provide(services: Services, tracing: Lazy<Tracing>): Promise<vscode.Task[]> {
  if (!vscode.workspace.isTrusted) return [];
  const { mains } = services;
  await mains.ready();
  const task = (folder: vscode.WorkspaceFolder, given: Definition): Promise<vscode.Task> => {
    const { command, args, cwd } = given;
    const definition = { type: TYPE, command, args, ...(cwd === null ? {} : { cwd }) };
    return taskOf(definition, given, folder, services, tracing);
  };
  const made = [...mains.mains].flatMap(({ entry, target, folder }) => {
    // A definition cannot express tags and environment that a program needs.
    if (entry.kind === 'settings' || Object.keys(target.env).length > 0) return [];
    const [, verb, ...args] = target.argv;
    return verb === 'run' ? [task(folder, { command: 'run', args, cwd: null })] : [];
  });
  const modules = await vscode.workspace.findFiles('**/go.mod', '**/{node_modules,vendor,testdata}/**', 50);
  for (const { fsPath } of modules) {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(fsPath));
    if (folder === undefined) continue;
    const cwd = path.relative(folder.uri.fsPath, path.dirname(fsPath)).replaceAll('\\', '/') || null;
    for (const command of ['build', 'test', 'vet'] as const)
      made.push(task(folder, { command, args: ['./...'], cwd }));
  }
  return Promise.all(made);
}

async function taskOf(
  definition: vscode.TaskDefinition,
  given: Definition,
  folder: vscode.WorkspaceFolder,
  services: Services,
  tracing: Lazy<Tracing>,
): Promise<vscode.Task> {
  const { command, args, cwd } = given;
  const shown = ['go', command, ...args].join(' ');
  const made = new vscode.Task(
    definition,
    folder,
    cwd === null ? shown : `${shown} (${cwd})`,
    services.messages.trace.taskSource,
    await executionOf(given, folder, services, tracing),
    // The problem matcher looks for files only in the workspace folder; elsewhere, this window shows
    // diagnostics from the trace.
    cwd === null ? '$goPipeline' : [],
  );
  if (command === 'build' || command === 'install' || command === 'vet') made.group = vscode.TaskGroup.Build;
  if (command === 'test') made.group = vscode.TaskGroup.Test;
  made.presentationOptions = { clear: true };
  return made;
}

async function executionOf(
  given: Definition,
  folder: vscode.WorkspaceFolder,
  { context }: Services,
  tracing: Lazy<Tracing>,
): Promise<vscode.CustomExecution | vscode.ProcessExecution> {
  const { env: goEnv, command: go } = chooseGo(folder.uri);
  const settings = readSettings(folder.uri);
  const options = optionFlags(settings);
  const argvOf = ({ command, args }: Definition) => {
    const argv = composeArgv(['go', command, ...args], settings.flags[command] ?? [], NO_ADDITIONS);
    return [...commandLineArgs(context, options, argv)];
  };
  const name = path.isAbsolute(go) ? go : null;
  const env = { ...envDiff(process.env, goEnv), ...(await (await tracing()).taskEnv(name)) };
  const inFolder = (cwd: string | null) => path.resolve(folder.uri.fsPath, cwd ?? '');
  if (!needsPipes()) {
    // The editor substitutes `${workspaceFolder}` and the like when the task runs.
    const cwd = given.cwd?.startsWith('${') ? given.cwd : inFolder(given.cwd);
    return new vscode.ProcessExecution(process.execPath, argvOf(given), { cwd, env });
  }
  return new vscode.CustomExecution(async (resolved) => {
    const whole = readDefinition(resolved) ?? given;
    const startProgram = await loadStartProgram();
    const start = () => startPiped(startProgram, argvOf(whole), inFolder(whole.cwd), env);
    return pipedTerminal({ start, interrupt: endTree, end: endTree, title: '', pressKey: null });
  });
}

/** null if the task is not ours; an unknown command or arguments that are not strings are refused. */
function readDefinition(value: vscode.TaskDefinition): Definition | null {
  const { type, command, args, cwd } = value as Readonly<Record<string, unknown>>;
  const known = VERBS.find((verb) => verb === command);
  if (type !== TYPE || known === undefined) return null;
  if (args !== undefined && !isTextList(args)) return null;
  if (cwd !== undefined && typeof cwd !== 'string') return null;
  return { command: known, args: args ?? [], cwd: cwd ?? null };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}
