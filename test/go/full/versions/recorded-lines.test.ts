import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainAnswerOf } from '../../../../src/collect/main-package/failure.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { redactTrace } from '../../../../src/core/trace/redact.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { describeEachGo } from '../../../support/go-versions.ts';
import { GO_MOD, GoWorkspace } from '../../../support/go-workspace.ts';
import { removeFolder } from '../../../support/remove-folder.ts';

const TEST = 'import "testing"\n\nfunc Test(*testing.T) {}\n';
const FILES = {
  'sub/go.mod': GO_MOD,
  'sub/main.go': 'package main\n\nfunc main() {}\n',
  'sub/main_test.go': `package main\n\n${TEST}`,
  'sub/lib/lib.go': 'package lib\n',
  'sub/lib/lib_test.go': `package lib\n\n${TEST}`,
};

// The go that is started takes -C from the command line, then starts the toolchain, which reads the rest.
describeEachGo((version, requireInstalled) => {
  let workspace: GoWorkspace;
  beforeAll(() => {
    requireInstalled();
    workspace = new GoWorkspace(FILES, { GOTOOLCHAIN: `go${version}` });
  });
  afterAll(() => workspace?.remove());

  async function traced(command: string) {
    const { recording } = await workspace.traced(command.split(' '));
    expect(recording.go.version).toBe(`go${version}`);
    return foldTrace(recording);
  }

  test('a word after a flag that this go passes to the test is an argument, otherwise a package', async () => {
    const trace = await traced('go -C sub test -fullpath ./lib');
    // Go's own answer: which package it tested.
    const tested = trace.actions.filter(({ mode }) => mode === 'test run').map((action) => action.package);
    const isOld = version.startsWith('1.20.');
    expect(tested).toEqual([isOld ? 'ex.com/m' : 'ex.com/m/lib']);
    const shown = redactTrace(trace, { homeDirectory: null, hash: () => 'h' });
    expect(shown.command.argv.at(-1)).toBe(isOld ? 'redacted:h' : './lib');
    expect(viewTrace(trace).header.program).toBe(isOld ? 'm' : './lib');
  });

  test('a target that is not a program is found after -C', async () => {
    const trace = await traced('go -C sub run ./lib');
    expect(trace.exitCode).not.toBe(0);
    const answer = mainAnswerOf(trace, workspace.env);
    expect([answer?.reason?.id, answer?.at?.file]).toEqual(['library-package', './lib/lib.go']);
  });

  test('-work counts as a flag of go, not as an argument of the program', async () => {
    const cleanOf = async (command: string) =>
      viewTrace(await traced(command)).strip.find(({ id }) => id === 'clean')?.state;
    expect(await cleanOf('go -C sub run . -work')).toBe('done');
    expect(workspace.leftovers()).toEqual([]);
    expect(await cleanOf('go -C sub run --work=true .')).toBe('notRun');
    expect(workspace.leftovers()).toHaveLength(1);
    for (const name of workspace.leftovers()) removeFolder(path.join(workspace.temp, name));
  });
});
