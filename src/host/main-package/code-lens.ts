import * as vscode from 'vscode';
import { parseGoCommandLine, typedFlags } from '../../core/go/command-line.ts';
import { shellText } from '../../core/go/shell-text.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import type { LastResults } from './last-results.ts';
import type { MainPackages, WorkspaceMain } from './main-model.ts';
import { rangeOf } from './position-range.ts';

/** Above func main of a main package: run it traced, show the pipeline, and the last result. */
export function showCodeLenses(
  services: Services,
  mains: MainPackages,
  results: LastResults,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const fire = () => changed.fire();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) =>
      logErrors(services, 'CodeLens', Promise.resolve([]), async () => {
        if (!readSettings(document.uri).codeLens) return [];
        await mains.ready();
        const here = mains.mains.filter(({ entry }) => entry.mainAt?.absolute === document.uri.fsPath);
        const lenses = await Promise.all(here.map((one) => lensesOf(one, services, mains, results)));
        return lenses.flat();
      }),
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ language: 'go', scheme: 'file' }, provider),
    mains.onDidChange(fire),
    results.onDidChange(fire),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('goPipeline.codeLens')) fire();
    }),
  );
}

async function lensesOf(
  main: WorkspaceMain,
  { messages }: Services,
  mains: MainPackages,
  results: LastResults,
): Promise<readonly vscode.CodeLens[]> {
  const { entry, target } = main;
  if (entry.mainAt === null) return [];
  const line = rangeOf(entry.mainAt, mains.files.bytes(entry.mainAt.absolute)).start.line;
  const range = new vscode.Range(line, 0, line, 0);
  const texts = messages.mains;
  const isBuild = parseGoCommandLine(target.argv).verb === 'build';
  const title = (isBuild ? texts.build : texts.run)(needs(main));
  const command = shellText(target.argv, target.env, null, process.platform);
  const lens = (text: string, id: string, tooltip: string, args: readonly unknown[]) =>
    new vscode.CodeLens(range, { title: text, command: id, tooltip, arguments: [...args] });
  const result = await results.of(main);
  const shown = result?.run ? [result.run] : [];
  return [
    lens(`▷ ${title}`, 'goPipeline.runMain', texts.runTooltip(command), [target]),
    lens(
      // An icon of the editor, because few fonts have ⎍. The icon fills its box, so one space would give no
      // distance.
      `$(type-hierarchy-sub)\u00a0 ${texts.pipeline}`,
      'goPipeline.openPanel',
      texts.pipelineTooltip,
      shown,
    ),
    ...(result === null ? [] : [lens(result.text, 'goPipeline.openPanel', texts.resultTooltip, shown)]),
  ];
}

/** `-tags special`, `GOOS=windows`: what this main package needs besides its name. */
function needs({ entry, target }: WorkspaceMain): string {
  if (entry.kind !== 'settings') return '';
  const env = Object.entries(target.env).map(([name, value]) => `${name}=${value}`);
  return [...env, ...typedFlags(parseGoCommandLine(target.argv))].join(' ');
}
