import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

suite('the views of a window without a folder', () => {
  test('say what to open, including a recorded trace without a folder', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('both welcomes are there', async () => {
      const texts = (await ui.texts('.welcome-view-content')).join('\n');
      return (
        texts.includes('Open a folder with Go code to trace its builds') &&
        texts.includes('Open Trace File') &&
        texts.includes('Open a folder with Go code to see its main packages')
      );
    });
    await ui.picture('welcome-no-folder');
  });

  test('show the five steps of the walkthrough with pictures', async () => {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      'go-build-pipeline.go-build-pipeline#start',
      false,
    );
    const steps = await until('the steps are listed', async () => {
      const found = await ui.texts('.getting-started-step');
      return found.length >= 5 && found;
    });
    for (const title of [
      'Open a Go module',
      'Trace go run',
      'Read the pipeline',
      'See why packages were rebuilt',
      'no main package',
    ])
      if (!steps.some((step) => step.includes(title))) throw new Error(`The step “${title}” is missing.`);
    await ui.picture('walkthrough-open');
    await ui.click('.getting-started-step', 'Read the pipeline');
    await until('its button is there', async () =>
      (await ui.texts('.getting-started-step.expanded')).some((text) => text.includes('Show Pipeline')),
    );
    await ui.picture('walkthrough-pipeline');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
