import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { residentOf, tracedProcesses } from '../../../../support/editor/processes.ts';
import { extension } from '../../../../support/editor/record.ts';
import { until } from '../../../../support/editor/until.ts';
import { app, sandbox, trace, untilDone } from '../../traces/traced.ts';

const MB = 1024 * 1024;

suite('a program that writes without end', () => {
  test('does not increase the memory of the extension host or the command line', async function () {
    this.timeout(300_000);
    const before = residentOf(process.pid);
    const most = { host: 0, commandLine: 0 };
    const id = await trace(app('flood', '16'));
    const { pid } = await until('the command line runs', () =>
      tracedProcesses(sandbox, extension().extensionPath).find(({ command }) =>
        command.includes('cli.cjs trace'),
      ),
    );
    const watch = setInterval(() => {
      most.host = Math.max(most.host, residentOf(process.pid));
      most.commandLine = Math.max(most.commandLine, residentOf(pid));
    }, 100);
    const run = await untilDone(id, 280_000);
    clearInterval(watch);
    assert.equal(run.view?.header.exitCode, 0);
    assert.ok(most.host - before < 100 * MB, `the host grew from ${before} to ${most.host} bytes`);
    assert.ok(most.host < 300 * MB, `the host has ${most.host} bytes`);
    assert.ok(
      most.commandLine > 0 && most.commandLine < 300 * MB,
      `the command line has ${most.commandLine} bytes`,
    );
  });
});
