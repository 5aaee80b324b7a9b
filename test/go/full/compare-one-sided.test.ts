import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareCommands } from '../../../src/app/compare/compare-commands.ts';
import type { UserContext } from '../../../src/app/user-context.ts';
import { allMessagesEnglish } from '../../../src/core/messages/en/all-messages.ts';
import { allMessagesChinese } from '../../../src/core/messages/zh-cn/all-messages.ts';
import { keyText } from '../../../src/core/view/compare/compare-text.ts';
import { type SideToCompare, viewPair } from '../../../src/core/view/compare/compare-view.ts';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD });
  user = new CliUser(workspace);
});
afterAll(() => workspace?.remove());

describe('a package with its tests that only one side', () => {
  const lib = {
    'lib/lib.go': 'package lib\n\nfunc F() int { return 1 }\n',
    'lib/lib_test.go': 'package lib\n\nimport _ "ex.com/m/dep"\n',
    'user/user.go': 'package user\n\nimport "ex.com/m/lib"\n\nvar X = lib.F()\n',
  };
  const works = { 'dep/dep.go': 'package dep\n' };
  const broken = { 'dep/dep.go': 'package dep\n\nvar X int = ""\n' };
  const tests = ['go', 'test', './lib', './user'];

  test('wants is not included on the other side', async () => {
    workspace.write({ ...lib, ...works });
    const build = await side(['go', 'build', './lib', './user']);
    expect(keysOf(build, await side(tests))).toEqual([['not included', '不包含']]);
  });

  test('reached was not run on the other side', async () => {
    workspace.write({ ...lib, ...broken });
    const failed = await side(tests);
    workspace.write(works);
    expect(keysOf(failed, await side(tests))).toEqual([['not run', '未执行']]);
  });

  async function side(argv: readonly string[]): Promise<SideToCompare> {
    const [only] = await compareCommands({ commands: [{ argv }] }, options(), context());
    if (only === undefined) throw new Error('the side is missing');
    return only;
  }

  /** What stands for the first side's key of `lib`, in both languages. */
  function keysOf(first: SideToCompare, second: SideToCompare): readonly (readonly string[])[] {
    const { differing, rows } = viewPair(first, second);
    return differing
      .filter(({ step }) => step.importPath === 'ex.com/m/lib')
      .map((one) =>
        [allMessagesEnglish, allMessagesChinese].map((messages) =>
          keyText(one.first, rows[one.row ?? -1]?.first ?? null, messages),
        ),
      );
  }
});

function options() {
  return { recorderVersion: 'test', output: new PassThrough().resume(), signals: 'leave' as const };
}

function context(): UserContext {
  return {
    env: user.env,
    directory: workspace.dir,
    platform: process.platform,
    home: user.home,
    messages: allMessagesEnglish,
  };
}
