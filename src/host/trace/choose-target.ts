import path from 'node:path';
import * as vscode from 'vscode';
import { shellText } from '../../core/go/shell-text.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import { chooseGo } from '../go/go-command.ts';
import type { WorkspaceMain } from '../main-package/main-model.ts';
import type { RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import { folderOf, mainsAt } from './mains-at.ts';
import type { Remembered } from './remembered.ts';

interface Choice {
  readonly target: RunTarget;
  readonly about: string;
}

/**
 * The target of a command: the file or folder that it was called on, otherwise the active file, otherwise a
 * pick.
 */
export async function chooseTarget(
  verb: GoVerb,
  resource: vscode.Uri | undefined,
  services: Services,
  remembered: Remembered,
): Promise<RunTarget | null> {
  const uri = resource ?? activeGoFile();
  return verb === 'run'
    ? chooseMain(uri, resource !== undefined, services, remembered)
    : choosePackages(verb, uri, services, remembered);
}

const packageTargets = () => import('./package-targets.ts');

async function chooseMain(
  uri: vscode.Uri | undefined,
  isAsked: boolean,
  services: Services,
  remembered: Remembered,
): Promise<RunTarget | null> {
  const { mains, messages } = services;
  await mains.ready();
  if (uri !== undefined) {
    const here = mainsAt(uri.fsPath, mains.mains);
    if (here.length === 1 && here[0] !== undefined) return here[0].target;
    if (here.length > 1) return pick(here.map(choiceOf), messages.trace.pickMain, services, remembered);
    // A near miss: go's message explains it, and the diagnostic on the deciding line has the fixes.
    const folder = folderOf(uri.fsPath);
    const isMiss = mains.nearMisses.some(({ nearMiss }) => nearMiss.absolute === folder);
    if (isMiss || isAsked) return (await packageTargets()).packageTarget('run', folder, chooseGo(uri).env);
  }
  if (vscode.workspace.workspaceFolders === undefined) throw new UserFacingError('no-workspace-folder', {});
  if (mains.mains.length === 0) throw new UserFacingError('no-main-package', {});
  return pick(mains.mains.map(choiceOf), messages.trace.pickMain, services, remembered);
}

async function choosePackages(
  verb: GoVerb,
  uri: vscode.Uri | undefined,
  services: Services,
  remembered: Remembered,
): Promise<RunTarget | null> {
  const texts = services.messages.trace;
  const choices: Choice[] = [];
  const { packageTarget, moduleTarget } = await packageTargets();
  if (uri !== undefined) {
    const { env } = chooseGo(uri);
    const folder = folderOf(uri.fsPath);
    choices.push({ target: packageTarget(verb, folder, env), about: texts.thisPackage });
    choices.push({ target: moduleTarget(verb, folder, env), about: texts.wholeModule });
  }
  for (const file of await moduleFiles())
    choices.push({
      target: moduleTarget(verb, path.dirname(file.fsPath), chooseGo(file).env),
      about: texts.wholeModule,
    });
  const different = choices.filter(
    ({ target }, index) => choices.findIndex((one) => isSame(one.target, target)) === index,
  );
  if (different.length === 0)
    throw new UserFacingError(
      vscode.workspace.workspaceFolders === undefined ? 'no-workspace-folder' : 'no-package',
      {},
    );
  return pick(different, texts.pickPackages(verb), services, remembered);
}

const MOST_MODULES = 200;

async function moduleFiles(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(
    '**/go.mod',
    '**/{node_modules,vendor,testdata}/**',
    MOST_MODULES,
  );
  return found.filter(({ scheme }) => scheme === 'file').sort((a, b) => (a.fsPath < b.fsPath ? -1 : 1));
}

async function pick(
  choices: readonly Choice[],
  title: string,
  { messages }: Services,
  remembered: Remembered,
): Promise<RunTarget | null> {
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only.target;
  const rank = ({ target }: Choice) => remembered.rank(target) ?? Number.MAX_SAFE_INTEGER;
  // A stable sort, so that targets that were never used keep their order.
  const sorted = [...choices].sort((a, b) => rank(a) - rank(b));
  const newest = Math.min(...sorted.map(rank));
  const items = sorted.map((choice) => {
    const { target, about } = choice;
    const isLast = rank(choice) === newest && newest !== Number.MAX_SAFE_INTEGER;
    return {
      label: shellText(target.argv, target.env, null, process.platform),
      description: isLast ? messages.trace.lastUsed : about,
      detail: shownFolder(target.directory),
      target,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.target ?? null;
}

function choiceOf({ entry, target, folder }: WorkspaceMain): Choice {
  return { target, about: entry.importPath ?? folder.name };
}

/** The path of a workspace folder is empty, so its name is used. */
function shownFolder(directory: string): string {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(directory));
  return folder?.uri.fsPath === directory ? folder.name : vscode.workspace.asRelativePath(directory, true);
}

function isSame(a: RunTarget, b: RunTarget): boolean {
  return a.directory === b.directory && a.argv.join('\0') === b.argv.join('\0');
}

function activeGoFile(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' && /\.go$|[\\/]go\.(?:mod|work)$/.test(uri.fsPath) ? uri : undefined;
}
