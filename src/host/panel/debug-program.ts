import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { type GoCommandLine, parseGoCommandLine } from '../../collect/go-command-line.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { RowView, TraceView } from '../../core/view/trace-view.ts';
import { requireTrust } from '../guard.ts';
import { asOpened, isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';

/** Flags that decide what the program is made of; the debugger has its own for the compiler and the linker. */
const KEPT_FLAGS: ReadonlySet<string> = new Set(['tags', 'race', 'mod', 'modfile', 'overlay']);

/**
 * Starts Delve on what a row stands for, through the Go extension. Only for commands that this user traced:
 * a file could name any flag.
 */
export async function debugProgram(view: TraceView, row: number | null, services: Services): Promise<void> {
  requireTrust(services);
  const says = services.words.panel;
  const target = row === null ? programOf(view) : view.rows[row];
  if (!target) throw new UserFacingError('no-module', says.noProgram);
  const line = parseGoCommandLine(view.header.argv);
  const found = sourceFolder(view, target, line);
  const name = target.importPath.split('/').at(-1) ?? target.label;
  if (found === null) throw new UserFacingError('directory-missing', says.programUnknown(name));
  const folder = asOpened(found);
  const uri = vscode.Uri.file(folder);
  if (!isInWorkspace(folder)) throw new UserFacingError('directory-missing', says.programOutside(folder));
  if (vscode.extensions.getExtension('golang.go') === undefined) {
    const chosen = await vscode.window.showInformationMessage(says.needsGoExtension, says.showExtension);
    if (chosen !== undefined)
      await vscode.commands.executeCommand('workbench.extensions.search', '@id:golang.go');
    return;
  }
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), {
    type: 'go',
    request: 'launch',
    name: says.debugName(name),
    mode: target.kind === 'test' ? 'test' : 'auto',
    program: folder,
    cwd: target.kind === 'test' ? folder : view.header.directory,
    args: target.kind === 'test' ? [] : [...line.programArgs],
    buildFlags: line.flags
      .filter((flag) => KEPT_FLAGS.has(flag.name))
      .map((flag) => `-${flag.name}${flag.value === null ? '' : `=${flag.value}`}`),
  });
}

/** What the command was about: what it ran, else what it linked, else what it tested. */
export function programOf(view: TraceView): RowView | undefined {
  const first = (kind: RowView['kind']) => view.rows.find((row) => row.kind === kind);
  return first('run') ?? first('link') ?? first('binary') ?? first('test');
}

/** Its compile command says it; where it came from the cache, the words of the command do. */
function sourceFolder(view: TraceView, target: RowView, line: GoCommandLine): string | null {
  const known = view.rows.find((row) => row.importPath === target.importPath && row.directory !== null);
  if (known) return known.directory;
  const [word = '.', ...others] = line.packages;
  if (others.length > 0 || word.includes('...')) return null;
  if (!/^(?:\.{1,2}(?:$|[\\/])|[\\/]|[A-Za-z]:[\\/])/.test(word)) return null;
  const folder = resolve(view.header.directory, line.chdir ?? '', word);
  return folder.endsWith('.go') ? resolve(folder, '..') : folder;
}
