import path from 'node:path';
import * as vscode from 'vscode';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { mainSentence } from '../../core/messages/main-sentences.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { findGo, type ReadyGo } from '../go/find-go.ts';
import { logErrors, registerCommand } from '../guard.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { environmentOf } from './environment-of.ts';
import type { MainPackages } from './main-model.ts';
import { rangeOf } from './position-range.ts';
import { showMarkdown } from './rule-page.ts';

const SCHEME = 'go-pipeline-why';
const MOST_PAGES = 20;

/**
 * Explains why the package of a file or folder has nothing to run: a sentence at once, the details on request.
 */
export function answerWhyNoMain(services: Services, mains: MainPackages): vscode.Disposable {
  const pages = new Map<string, string>();
  let asked = 0;
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path: name }) =>
        logErrors(services, 'why no main', '', () => pages.get(name) ?? ''),
    }),
    registerCommand(services, 'goPipeline.whyNoMain', async (argument) => {
      const directory = directoryOf(argument);
      if (directory === null) throw new UserFacingError('no-go-file-open', {});
      const answer = await askFor(directory, services, mains);
      // Each answer has a page of its own: the editor requests a page once, and two folders may have the same
      // name.
      const name = `/${++asked}/${path.basename(directory) || 'main'}.md`;
      pages.set(name, await pageOf(answer, services));
      for (const old of [...pages.keys()].slice(0, -MOST_PAGES)) pages.delete(old);
      await showAnswer(answer, directory, vscode.Uri.from({ scheme: SCHEME, path: name }), services, mains);
    }),
  );
}

/** A row of the view, a file or folder of the explorer, otherwise the active file. */
function directoryOf(argument: unknown): string | null {
  if (argument instanceof vscode.Uri) return folderOf(argument.fsPath);
  if (typeof argument === 'object' && argument !== null && 'whyDirectory' in argument)
    return String(argument.whyDirectory);
  const active = vscode.window.activeTextEditor?.document.uri;
  return active?.scheme === 'file' ? folderOf(active.fsPath) : null;
}

function folderOf(file: string): string {
  return file.endsWith('.go') ? path.dirname(file) : file;
}

/** go decides if it may run; for unsaved text, only the answer from the files counts. */
async function askFor(directory: string, services: Services, mains: MainPackages): Promise<MainAnswer> {
  const [{ makeRunGo }, { whyNoMain, whyNoMainFromFiles }] = await Promise.all([
    import('../../collect/toolchain/run-go.ts'),
    import('../../collect/main-package/why.ts'),
  ]);
  const folder = vscode.Uri.file(directory);
  const question = {
    target: ['.'],
    directory,
    env: environmentOf(folder),
    buildFlags: readSettings(folder).flags.run ?? [],
  };
  const hasUnsaved = [...mains.overlay.keys()].some((file) => path.dirname(file) === directory);
  const fromFiles = () => whyNoMainFromFiles({ ...question, overlay: mains.overlay });
  // A trusted window may show a file from elsewhere, whose folder nobody trusted.
  if (!vscode.workspace.isTrusted || hasUnsaved || !isInWorkspace(directory)) return fromFiles();
  const go = await usableGo(folder);
  if (go === null) return fromFiles();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: services.messages.mains.asking },
    () => whyNoMain({ ...question, env: go.env, runGo: makeRunGo(go) }),
  );
}

/** Without a usable go command, the files still show most reasons. */
async function usableGo(folder: vscode.Uri): Promise<ReadyGo | null> {
  try {
    return await findGo(folder);
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}

async function showAnswer(
  answer: MainAnswer,
  directory: string,
  page: vscode.Uri,
  { messages, allMessages }: Services,
  mains: MainPackages,
): Promise<void> {
  const texts = messages.mains;
  const target = answer.run === null ? null : { directory, argv: answer.run, env: {} };
  const text =
    target === null
      ? mainSentence(answer, await loadMainMessages(allMessages.locale))
      : texts.isMain(shellText(target.argv, {}, null, process.platform));
  const position = answer.reason?.place ?? null;
  const first = target !== null ? texts.runIt : position !== null ? texts.goToLine : null;
  const chosen = await showInformation(text, ...(first === null ? [] : [first]), texts.details);
  if (chosen === texts.details) await showMarkdown(page);
  else if (chosen === texts.runIt) await vscode.commands.executeCommand('goPipeline.runMain', target);
  else if (chosen === texts.goToLine && position !== null)
    await vscode.window.showTextDocument(vscode.Uri.file(position.absolute), {
      selection: rangeOf(position, mains.files.bytes(position.absolute)),
    });
}

/** File names and go's messages may contain anything; inside a fence they stay text. */
async function pageOf(answer: MainAnswer, { messages, allMessages }: Services): Promise<string> {
  const { mainText } = await import('../../report/text/main-text.ts');
  const text = mainText(answer, {
    messages: await loadMainMessages(allMessages.locale),
    colors: NO_COLORS,
    platform: process.platform,
  });
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `# ${messages.mains.answerTitle}\n\n${fence}text\n${text}${fence}\n`;
}
