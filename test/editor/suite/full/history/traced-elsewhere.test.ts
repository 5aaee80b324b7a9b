import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { recordElsewhere, sandbox } from '../../../../support/editor/record.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

const MAIN = join(sandbox.workspace, 'main.go');
const LIB = join(sandbox.workspace, 'lib/lib.go');
const BAR = '[id="go-build-pipeline.go-build-pipeline.goPipeline.cache"]';

suite('a trace recorded elsewhere', () => {
  test('appears in the CodeLens and the status bar without a refresh', async () => {
    await vscode.workspace.openTextDocument(MAIN);
    assert.equal(await recordElsewhere(['go', 'build', '-o', sandbox.temp, '.']), 0);
    await until('the CodeLens has its result', async () => /rebuilt|all cached/.test(await lens()));

    const text = readFileSync(LIB, 'utf8');
    writeFileSync(LIB, 'package lib\n\nfunc Name() string { return 1 }\n');
    assert.equal(await recordElsewhere(['go', 'build', '-o', sandbox.temp, '.']), 1);
    await until('the CodeLens says that it failed', async () => /failed/.test(await lens()));
    await until('so does the status bar', async () =>
      (await ui.texts(BAR)).some((bar) => bar.includes('build failed')),
    );
    writeFileSync(LIB, text);
  });
});

/** The title of the last CodeLens above func main. */
async function lens(): Promise<string> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    vscode.Uri.file(MAIN),
  );
  return (
    found.filter(({ command }) => command?.command === 'goPipeline.openPanel').at(-1)?.command?.title ?? ''
  );
}
