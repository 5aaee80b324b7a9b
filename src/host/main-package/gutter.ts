import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import type { MainPackages } from './main-model.ts';
import { rangeOf } from './position-range.ts';

/** A gutter icon at func main of main packages. */
export function showGutterIcons(services: Services, mains: MainPackages): vscode.Disposable {
  const icon = (name: string) => vscode.Uri.joinPath(services.context.extensionUri, 'media', name);
  const decoration = vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: icon('main-light.svg') },
    dark: { gutterIconPath: icon('main-dark.svg') },
    gutterIconSize: '80%',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const draw = () =>
    logErrors(services, 'gutter', undefined, () => {
      for (const editor of vscode.window.visibleTextEditors) drawIn(editor);
    });
  const drawIn = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    if (document.languageId !== 'go' || document.uri.scheme !== 'file') return;
    const here = readSettings(document.uri).gutterIcon
      ? mains.mains.flatMap(({ entry: { mainAt } }) =>
          mainAt?.absolute === document.uri.fsPath ? [mainAt] : [],
        )
      : [];
    const bytes = here.length === 0 ? null : mains.files.bytes(document.uri.fsPath);
    editor.setDecorations(
      decoration,
      here.map((position) => ({ range: rangeOf(position, bytes) })),
    );
  };
  draw();
  return vscode.Disposable.from(
    decoration,
    mains.onDidChange(draw),
    vscode.window.onDidChangeVisibleTextEditors(draw),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('goPipeline.gutterIcon')) draw();
    }),
  );
}
