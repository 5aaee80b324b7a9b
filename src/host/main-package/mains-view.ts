import path from 'node:path';
import * as vscode from 'vscode';
import { shellText } from '../../core/go/shell-text.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import { mainReasonText } from '../../core/messages/main-sentences.ts';
import type { MainPlace } from '../../core/model/main-answer.ts';
import { logErrors, registerCommand } from '../guard.ts';
import type { RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import type { MainPackages, WorkspaceMain, WorkspaceNearMiss } from './main-model.ts';
import { rangeOf } from './position-range.ts';

/**
 * A row of the view. Its commands get the row as argument, so a main package carries its command, and a near
 * miss its directory.
 */
type Row =
  | {
      readonly kind: 'module';
      readonly name: string;
      readonly folder: vscode.WorkspaceFolder;
      readonly rows: readonly Row[];
    }
  | ({ readonly kind: 'main'; readonly main: WorkspaceMain } & RunTarget)
  | { readonly kind: 'nearMisses'; readonly rows: readonly Row[] }
  | { readonly kind: 'nearMiss'; readonly miss: WorkspaceNearMiss; readonly whyDirectory: string };

/** The view "Main packages": main packages by module, and near misses. */
export function showMainsView(services: Services, mains: MainPackages): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) =>
      logErrors(services, 'Main packages', Promise.resolve([]), async () => {
        if (row !== undefined) return row.kind === 'module' || row.kind === 'nearMisses' ? [...row.rows] : [];
        await mains.ready();
        return rowsOf(mains);
      }),
    getTreeItem: (row) =>
      logErrors(services, 'Main packages', Promise.resolve(new vscode.TreeItem('')), () =>
        itemOf(row, services, mains),
      ),
  };
  const view = vscode.window.createTreeView('goPipeline.mains', { treeDataProvider: provider });
  return vscode.Disposable.from(
    changed,
    view,
    mains.onDidChange(() => changed.fire(undefined)),
    registerCommand(services, 'goPipeline.refreshMains', async () => {
      mains.refresh();
      await mains.ready();
    }),
  );
}

function rowsOf({ mains, nearMisses }: MainPackages): Row[] {
  const modules = new Map<string, { name: string; folder: vscode.WorkspaceFolder; rows: Row[] }>();
  for (const main of mains) {
    const name = main.entry.module ?? '';
    const key = `${main.folder.uri.toString()} ${name}`;
    const known = modules.get(key) ?? { name, folder: main.folder, rows: [] };
    known.rows.push({ kind: 'main', main, ...main.target });
    modules.set(key, known);
  }
  const misses = nearMisses.map(
    (miss): Row => ({ kind: 'nearMiss', miss, whyDirectory: miss.nearMiss.absolute }),
  );
  return [
    ...[...modules.values()].map((module): Row => ({ kind: 'module', ...module })),
    ...(misses.length === 0 ? [] : [{ kind: 'nearMisses', rows: misses } as const]),
  ];
}

async function itemOf(row: Row, services: Services, mains: MainPackages): Promise<vscode.TreeItem> {
  const texts = services.messages.mains;
  switch (row.kind) {
    case 'module': {
      const name = row.name === '' ? texts.noModule : row.name;
      const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
      item.id = `module ${row.folder.uri.toString()} ${row.name}`;
      if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) item.description = row.folder.name;
      item.iconPath = new vscode.ThemeIcon('package');
      item.contextValue = 'module';
      return item;
    }
    case 'main':
      return mainItem(row.main, mains);
    case 'nearMisses': {
      const item = new vscode.TreeItem(texts.nearMisses, vscode.TreeItemCollapsibleState.Collapsed);
      item.id = 'nearMisses';
      item.description = String(row.rows.length);
      item.contextValue = 'nearMisses';
      return item;
    }
    case 'nearMiss': {
      const { folder, nearMiss } = row.miss;
      const { answer, reason } = nearMiss;
      const item = new vscode.TreeItem(
        nearMiss.dir === '.' ? folder.name : nearMiss.dir.replace(/^\.\//, ''),
      );
      item.id = `nearMiss ${nearMiss.absolute}`;
      const mainMessages = await loadMainMessages(services.allMessages.locale);
      item.description = mainReasonText(reason, answer.platform, mainMessages);
      item.tooltip = item.description;
      item.iconPath = new vscode.ThemeIcon('question');
      item.contextValue = 'nearMiss';
      return opening(item, nearMiss.at, mains);
    }
  }
}

function mainItem({ folder, entry, target }: WorkspaceMain, mains: MainPackages): vscode.TreeItem {
  const command = shellText(target.argv, target.env, null, process.platform);
  const [file = ''] = entry.files;
  const shownPath = entry.kind === 'file' ? path.posix.join(entry.dir, file) : entry.dir;
  const item = new vscode.TreeItem(shownPath === '.' ? folder.name : shownPath.replace(/^\.\//, ''));
  item.id = `main ${entry.kind} ${entry.absolute} ${entry.kind === 'file' ? file : ''}`;
  item.description = command;
  item.tooltip = [entry.importPath ?? entry.absolute, command, entry.files.join(', ')].join('\n');
  item.iconPath = new vscode.ThemeIcon('play-circle');
  item.contextValue = `main.${entry.kind}`;
  return opening(item, entry.mainAt, mains);
}

function opening(item: vscode.TreeItem, position: MainPlace | null, mains: MainPackages): vscode.TreeItem {
  if (position === null) return item;
  const { start } = rangeOf(position, mains.files.bytes(position.absolute));
  item.command = {
    title: '',
    command: 'vscode.open',
    arguments: [vscode.Uri.file(position.absolute), { selection: new vscode.Range(start, start) }],
  };
  return item;
}
