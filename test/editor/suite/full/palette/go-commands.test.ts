import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { Run } from '../../../../../src/host/run.ts';
import { palette, ROWS, rows, TYPED, title } from '../../../../support/editor/palette.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { runs, sandbox, untilDone } from '../../traces/traced.ts';

suite('the palette', () => {
  for (const { verb, flags } of [
    { verb: 'build', flags: ['-v'] },
    { verb: 'test', flags: ['-count=1'] },
    { verb: 'install', flags: ['-v'] },
    { verb: 'vet', flags: ['-atomic=false'] },
  ])
    test(`traces go ${verb} for the selected packages, asks for flags once, and then offers the command first`, async function () {
      this.timeout(200_000);
      await open('verbs/verbs.go');
      const before = await runs();
      await palette(`Trace go ${verb}`);
      const offered = await rows(`go ${verb}: select packages`);
      const folder = path.basename(sandbox.workspace);
      assert.deepEqual(offered, [
        `go ${verb} ./verbs, package of this file, ${folder}`,
        `go ${verb} ./..., all packages in the module, ${folder}`,
        `go ${verb} ./..., all packages in the module, ${folder}/tools`,
      ]);
      await ui.press('Enter');
      await title('Command to trace');
      // Flags go before the packages, where go reads them.
      await ui.press('Home');
      for (const _ of `go ${verb}`) await ui.press('ArrowRight');
      await ui.type(` ${flags.join(' ')}`);
      await ui.press('Enter');
      const first = await ended(before);
      assert.deepEqual(first.argv, ['go', verb, ...flags, './verbs']);
      assert.equal(first.view?.header.exitCode, 0);

      await open('verbs/verbs.go');
      await palette(`Trace go ${verb}`);
      const again = await rows(`go ${verb}: select packages`);
      assert.equal(again[0], `go ${verb} ./verbs, last used, ${folder}`);
      await ui.press('Enter');
      assert.deepEqual((await ended([...before, first])).argv, first.argv);
    });

  test('offers every program if no file of a program is open, the last used first', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const [picked, other] of [
      ['./cmd/other', './cmd/app'],
      ['./cmd/app', './cmd/other'],
    ] as const) {
      const before = await runs();
      await palette('Trace go run');
      await rows('Select a program');
      await ui.type(picked);
      await until('one is left', async () => (await ui.texts(ROWS)).length === 1);
      await ui.press('Enter');
      await enterWhenAsked(before);
      assert.deepEqual((await ended(before)).argv.slice(0, 3), ['go', 'run', picked]);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await palette('Trace go run');
      const [first, second] = await rows('Select a program');
      assert.match(first ?? '', new RegExp(`^go run ${picked}, last used, `));
      assert.match(second ?? '', new RegExp(`^go run ${other}, `));
      await ui.press('Escape');
    }
  });

  test('can change the remembered arguments for the next trace', async () => {
    const before = await runs();
    await open('verbs/verbs.go');
    await palette('Trace go vet');
    await rows('go vet: select packages');
    await ui.press('Enter');
    const vetted = await ended(before);
    assert.deepEqual(vetted.argv, ['go', 'vet', '-atomic=false', './verbs']);
    await palette('Edit Arguments and Flags');
    await title('Command to trace');
    await ui.press('End');
    for (const _ of '-atomic=false ./verbs') await ui.press('Backspace');
    await ui.type('-copylocks ./verbs');
    await ui.press('Enter');
    await until('the box is gone', async () => (await ui.texts(`${TYPED}:visible`)).length === 0);
    await palette('Trace Again');
    const again = await ended([...before, vetted]);
    assert.deepEqual(again.argv, ['go', 'vet', '-copylocks', './verbs']);
  });
});

async function open(file: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(`${sandbox.workspace}/${file}`));
}

/** Does not ask again for the arguments of a program. */
async function enterWhenAsked(before: readonly Run[]): Promise<void> {
  const isAsked = await until('it is asked for or runs', async () => {
    if ((await ui.texts(`${TYPED}:visible`)).includes('Command to trace')) return 'asked';
    return (await runs()).length > before.length && 'runs';
  });
  if (isAsked === 'asked') await ui.press('Enter');
}

/** The new run, after it has ended. */
async function ended(before: readonly Run[]): Promise<Run> {
  const known = new Set(before.map(({ id }) => id));
  const fresh = await until('a run begins', async () => (await runs()).find(({ id }) => !known.has(id)));
  return untilDone(fresh.id, 180_000);
}
