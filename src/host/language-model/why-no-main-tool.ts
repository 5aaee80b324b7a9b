import { isAbsolute, resolve } from 'node:path';
import * as vscode from 'vscode';
import { exportTexts } from '../../app/export-trace.ts';
import { whyNoMainFromFiles } from '../../collect/main-package/why.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { mainReasonText } from '../../core/messages/main-sentences.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { mainJson } from '../../report/json/main-json.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { mainText } from '../../report/text/main-text.ts';
import { hostContext } from '../host-context.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { environmentOf } from '../main-package/environment-of.ts';
import type { Services } from '../services.ts';
import { type ToolAnswer, textInput } from './tool-answer.ts';

const MOST = 100;

/**
 * Main packages and near misses, or the answer for one folder. Reads only files, so it works in untrusted
 * folders.
 */
export async function whyNoMainAnswer(input: unknown, services: Services): Promise<ToolAnswer> {
  const wanted = textInput(input, 'folder');
  const answer = wanted === null ? await listAll(services) : await judge(wanted, services);
  return exportTexts(answer, hostContext(services));
}

async function listAll({ mains, messages, allMessages }: Services): Promise<ToolAnswer> {
  if (vscode.workspace.workspaceFolders === undefined) return { text: messages.views.noFolder, data: null };
  await mains.ready();
  const mainMessages = await loadMainMessages(allMessages.locale);
  const found = mains.mains.slice(0, MOST).map(({ entry, target }) => ({
    folder: entry.absolute,
    importPath: entry.importPath,
    module: entry.module,
    files: entry.files,
    needs: entry.needs,
    command: shellText(target.argv, target.env, null, process.platform),
  }));
  const misses = mains.nearMisses.slice(0, MOST).map(({ nearMiss }) => ({
    folder: nearMiss.absolute,
    reason: nearMiss.reason.id,
    sentence: mainReasonText(nearMiss.reason, nearMiss.answer.platform, mainMessages),
    place: nearMiss.reason.place,
  }));
  const lines = [
    ...found.map(({ folder, command }) => `${folder}: ${command}`),
    ...misses.map(({ folder, sentence }) => `${folder}: ${sentence}`),
  ];
  return {
    text: lines.length > 0 ? lines.join('\n') : messages.views.noMain,
    data: { mains: found, nearMisses: misses },
  };
}

async function judge(wanted: string, { messages, allMessages, mains }: Services): Promise<ToolAnswer> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (root === undefined) return { text: messages.views.noFolder, data: null };
  const directory = isAbsolute(wanted) ? resolve(wanted) : resolve(root, wanted);
  // A model must not look outside the workspace.
  if (!isInWorkspace(directory)) throw new UserFacingError('outside-workspace', { folder: wanted });
  const folder = vscode.Uri.file(directory);
  const seen = await vscode.workspace.fs.stat(folder).then(
    ({ type }) => type,
    () => vscode.FileType.Unknown,
  );
  if ((seen & vscode.FileType.Directory) === 0) throw new UserFacingError('folder-gone', { path: wanted });
  const answer = whyNoMainFromFiles({
    target: ['.'],
    directory,
    env: environmentOf(folder),
    buildFlags: [],
    overlay: mains.overlay,
  });
  const mainMessages = await loadMainMessages(allMessages.locale);
  return {
    text: mainText(answer, { messages: mainMessages, colors: NO_COLORS, platform: process.platform }),
    data: mainJson(answer, mainMessages, process.platform),
  };
}
