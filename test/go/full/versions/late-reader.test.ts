import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser, finalScreen } from '../../../support/built-cli.ts';
import { describeEachGo } from '../../../support/go-versions.ts';
import { GO_MOD, GoWorkspace } from '../../../support/go-workspace.ts';

/** The last word of the line with which go announces that it starts the program. */
const MARK = 'the-program-starts';

/** Writes its first output when it may, and tells us when the terminal has it. */
const PROGRAM = `package main

import (
	"os"
	"time"
)

func main() {
	for {
		if _, err := os.Stat(os.Getenv("MAY_WRITE")); err == nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	os.Stdout.WriteString("name? ")
	if err := os.WriteFile(os.Getenv("HAS_WRITTEN"), nil, 0o666); err != nil {
		panic(err)
	}
	os.Stdout.WriteString("ann\\n")
}
`;

/** The compiler of the main package waits until the live line names that package. */
const TOOLEXEC = `#!/bin/sh
case "$*" in
*" -p main "*) while [ ! -e "$IS_SHOWN" ]; do sleep 0.02; done ;;
esac
exec "$@"
`;

/** A reader so busy that it reads the line of the program's start after the program's first output. */
const LATE_READER = `
const { existsSync, writeFileSync } = require('node:fs');
const { Readable } = require('node:stream');
const push = Readable.prototype.push;
Readable.prototype.push = function (chunk, ...rest) {
  const at = Buffer.isBuffer(chunk) ? chunk.indexOf('${MARK}') : -1;
  if (at < 0) return push.call(this, chunk, ...rest);
  const start = chunk.lastIndexOf('\\n', at) + 1;
  if (start > 0) push.call(this, chunk.subarray(0, start), ...rest);
  writeFileSync(process.env.MAY_WRITE, '');
  while (!existsSync(process.env.HAS_WRITTEN)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  return push.call(this, chunk.subarray(start), ...rest);
};
const write = process.stderr.write;
process.stderr.write = function (text, ...rest) {
  if (String(text).includes('now main')) writeFileSync(process.env.IS_SHOWN, '');
  return write.call(this, text, ...rest);
};
`;

describeEachGo((version, requireInstalled) => {
  let workspace: GoWorkspace;
  let user: CliUser;
  let gopath: string;
  beforeAll(async () => {
    workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM }, { GOTOOLCHAIN: `go${version}` });
    user = new CliUser(workspace);
    writeFileSync(path.join(workspace.temp, 'late-reader.cjs'), LATE_READER);
    writeFileSync(path.join(workspace.temp, 'toolexec'), TOOLEXEC);
    chmodSync(path.join(workspace.temp, 'toolexec'), 0o755);
    // The user's home is empty, but go's other versions are in ours.
    gopath = (await workspace.plain(['go', 'env', 'GOPATH'])).stdout.trim();
    await workspace.plain(['go', 'build', '-o', path.join(workspace.temp, 'warm'), '.']);
  });
  afterAll(() => workspace.remove());

  async function runLate() {
    const files = { IS_SHOWN: 'is-shown', MAY_WRITE: 'may-write', HAS_WRITTEN: 'has-written' };
    const env = Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, path.join(workspace.temp, file)]),
    );
    for (const file of Object.values(env)) rmSync(file, { force: true });
    const go = ['go', 'run', `-toolexec=${path.join(workspace.temp, 'toolexec')}`, '.', MARK];
    const { screen } = await user.runOnTerminal(['trace', '--no-history', ...go], {
      env: {
        ...env,
        GOPATH: gopath,
        NODE_OPTIONS: `--require=${path.join(workspace.temp, 'late-reader.cjs')}`,
      },
    });
    return { screen, wasShown: existsSync(env['IS_SHOWN'] ?? '') };
  }

  test('the live line is gone before the program writes, however late we read', async () => {
    requireInstalled();
    const { screen, wasShown } = await runLate();
    expect(wasShown).toBe(true);
    expect(finalScreen(screen)).toMatch(/^name\? ann\ngo run /);
  });

  test('also if the main package is compiled again but the program comes from the cache', async () => {
    const main = path.join(workspace.dir, 'main.go');
    writeFileSync(main, `${readFileSync(main, 'utf8')}// a comment after the last line of code\n`);
    const { screen, wasShown } = await runLate();
    expect(wasShown).toBe(true);
    expect(finalScreen(screen)).toMatch(/^name\? ann\ngo run /);
  });
});
