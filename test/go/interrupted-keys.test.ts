import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';
import { sendTo } from '../support/send-to.ts';

const PROGRAM = `package main

import "time"

func main() { println("ready"); time.Sleep(time.Hour) }
`;

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(async () => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM });
  user = new CliUser(workspace);
  const { stdout } = await workspace.plain(['go', 'env', 'GOROOT']);
  // The real go, but its dry pass takes long enough for a Ctrl-C.
  workspace.write({
    'bin/go': `#!/bin/sh
case " $* " in *" -n "*)
  echo $$ >"${workspace.dir}/pass.part" && mv "${workspace.dir}/pass.part" "${workspace.dir}/pass"
  exec sleep 3600
esac
exec "${stdout.trim()}/bin/go" "$@"
`,
  });
  chmodSync(path.join(workspace.dir, 'bin/go'), 0o755);
});
afterAll(() => workspace.remove());

test.runIf(process.platform !== 'win32')(
  'a Ctrl-C that also ends the reading of the keys is reported as an interruption, not as a failure of go',
  async () => {
    const pass = path.join(workspace.dir, 'pass');
    const bin = path.join(workspace.dir, 'bin');
    let timer: NodeJS.Timeout | undefined;
    const { stderr } = await user.run(['trace', 'go', 'run', '.'], {
      env: { PATH: `${bin}${path.delimiter}${process.env.PATH}` },
      onStart: (child) => {
        timer = setInterval(() => {
          if (!existsSync(pass)) return;
          clearInterval(timer);
          // As the terminal does: to all of them.
          sendTo(Number(readFileSync(pass, 'utf8')), 'SIGINT');
          child.kill('SIGINT');
        }, 20);
      },
    });
    clearInterval(timer);
    expect(stderr).toContain('interrupted while its cache keys were being read');
    expect(stderr).not.toContain('did not print');
    const { stdout } = await user.run(['show', '@last', '--json']);
    expect(JSON.parse(stdout).notes).toEqual([{ id: 'keys-interrupted', args: {} }]);
  },
);
