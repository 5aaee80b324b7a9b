import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flagsOf, goCommands } from '../../../../src/core/go/flags.ts';
import { describeEachGo } from '../../../support/go-versions.ts';

const script = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'generate-go-flags.mjs');

describeEachGo((version, requireInstalled) => {
  test('the committed flag table is that of cmd/go', { timeout: 600_000 }, () => {
    requireInstalled();
    const minor = Number(version.split('.')[1]);
    const printed = execFileSync(process.execPath, [script, '--print', version], { encoding: 'utf8' });
    const ours = goCommands(minor).map((command) => [command, Object.fromEntries(flagsOf(command, minor))]);
    expect(Object.fromEntries(ours)).toEqual(JSON.parse(printed));
  });
});
