import * as vscode from 'vscode';
import type { FromWebview } from '../../protocol/panel/messages.ts';
import { type OpenContext, openFile, openFolder, openSource } from './open-path.ts';

/** What every page may ask for, whatever it shows. */
type OpenOrCopy = Extract<FromWebview, { type: 'openFile' | 'openSource' | 'openFolder' | 'copy' }>;

/** Commands to copy are long, but a hostile one must not fill the clipboard. */
const MOST_COPIED = 4_000_000;

/** Opens the file or folder that was clicked, or copies the text. */
export async function openOrCopy(message: OpenOrCopy, context: OpenContext): Promise<void> {
  switch (message.type) {
    case 'openFile':
      return openFile(message.path, message.line, message.column, context);
    case 'openSource':
      return openSource(message.directory, context);
    case 'openFolder':
      return openFolder(message.path, context);
    case 'copy':
      await vscode.env.clipboard.writeText(message.text.slice(0, MOST_COPIED));
  }
}
