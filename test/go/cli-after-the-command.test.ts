import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTrace } from '../../src/core/trace/read-trace.ts';
import { CliUser } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';

const PROGRAM = `package main

import "os"

func main() {
	if len(os.Args) > 1 {
		dir, _ := os.Getwd()
		os.RemoveAll(dir)
	}
}
`;

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': PROGRAM });
  workspace.write({ 'gone/go.mod': GO_MOD, 'gone/main.go': PROGRAM });
  user = new CliUser(workspace);
});
afterAll(() => workspace.remove());

test('a program that removes its own folder ends as it does without tracing, and its trace is saved', async () => {
  const { code, stderr } = await user.run(['trace', 'go', 'run', '.', 'remove'], {
    cwd: path.join(workspace.dir, 'gone'),
  });
  expect(workspace.has('gone')).toBe(false);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^trace {5}@last$/m);
  // The steps can no longer be identified, so they are not reported as new.
  expect(stderr).not.toContain('First trace of these steps');
});

test.skipIf(process.platform === 'win32')(
  'a signal while cache keys are read cancels the reading, and the trace is saved',
  async () => {
    // The real go with a slow dry pass that reports when it has begun.
    const folder = path.join(workspace.temp, 'slow');
    const begun = path.join(workspace.temp, 'begun');
    mkdirSync(folder);
    execFileSync('mkfifo', [begun]);
    const go = execFileSync('which', ['go'], { encoding: 'utf8' }).trim();
    writeFileSync(
      path.join(folder, 'go'),
      `#!/bin/sh\nfor word; do [ "$word" = -n ] && { echo > '${begun}'; exec sleep 60; }; done\nexec '${go}' "$@"\n`,
    );
    chmodSync(path.join(folder, 'go'), 0o755);
    const { code, stderr } = await user.run(['trace', 'go', 'build', '-o', workspace.temp, '.'], {
      env: { PATH: `${folder}${path.delimiter}${process.env.PATH}` },
      onStart: (child) => {
        void readFile(begun).then(() => child.kill('SIGTERM'));
      },
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/reading the cache keys was canceled\.$/m);
    expect(stderr).toMatch(/^trace {5}@last$/m);
    expect(workspace.leftovers().filter((name) => name.startsWith('go-build-pipeline-'))).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'an existing output file keeps its permissions, a link remains a link, and a pipe receives the output',
  async () => {
    const out = (name: string) => path.join(workspace.temp, name);
    const record = (name: string) =>
      user.run(['trace', '--quiet', '--no-history', '--no-explain', '--out', out(name), 'go', 'vet', '.']);
    writeFileSync(out('private.json'), '', { mode: 0o600 });
    symlinkSync('private.json', out('link.json'));
    expect((await record('link.json')).code).toBe(0);
    expect(lstatSync(out('link.json')).isSymbolicLink()).toBe(true);
    expect(statSync(out('private.json')).mode & 0o777).toBe(0o600);
    expect(readTrace(readFileSync(out('private.json'), 'utf8')).command.argv).toEqual(['go', 'vet', '.']);
    execFileSync('mkfifo', [out('pipe')]);
    const reader = workspace.start('cat', [out('pipe')], {});
    expect((await record('pipe')).code).toBe(0);
    expect(readTrace(Buffer.from((await reader).stdout, 'latin1').toString()).exitCode).toBe(0);
    expect(lstatSync(out('pipe')).isFIFO()).toBe(true);
  },
);
