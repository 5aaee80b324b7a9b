import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, steady } from '../../support/go-workspace.ts';

const CGO = `package main

/*
static int twice(int x) { return 2 * x; }
typedef struct { int a; } thing;
*/
import "C"

func main() { println(int(C.twice(21))) }
`;

let workspace: GoWorkspace | undefined;
afterEach(() => workspace?.remove());

test.each([
  ['a wrapper of the tools', { toolexec: 'exec.sh' }],
  ['a wrapper in a directory, with an argument', { toolexec: 'tools/exec.sh -q' }],
  ['the toolchain', { env: { GOROOT: 'toolchain' } }],
  ['the cache', { env: { GOCACHE: '.cache' } }],
  ['a C compiler', { env: { CC: 'cc.sh' } }],
  [
    'a toolchain, a cache and a wrapper',
    { toolexec: 'exec.sh', env: { GOROOT: 'toolchain', GOCACHE: '.cache' } },
  ],
])('%s below the current directory, which go writes as a dot', async (_, { toolexec, env = {} }: Below) => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'main.go': CGO,
    'bad/bad.go': 'package bad\n\nvar X int = "x"\n',
    'exec.sh': '#!/bin/sh\n[ "$1" = -q ] && shift\nexec "$@"\n',
    'tools/exec.sh': '#!/bin/sh\n[ "$1" = -q ] && shift\nexec "$@"\n',
    'cc.sh': '#!/bin/sh\nexec gcc "$@"\n',
  });
  const { dir } = workspace;
  for (const name of ['exec.sh', 'tools/exec.sh', 'cc.sh']) chmodSync(path.join(dir, name), 0o755);
  const { stdout } = await workspace.plain(['go', 'env', 'GOROOT']);
  symlinkSync(stdout.trim(), path.join(dir, 'toolchain'), 'dir');
  const options = {
    env: Object.fromEntries(Object.entries(env).map(([name, below]) => [name, path.join(dir, below)])),
  };
  const flags = toolexec === undefined ? [] : [`-toolexec=${path.join(dir, toolexec)}`];
  for (const argv of [
    ['go', 'build', ...flags, '.', './bad'],
    ['go', 'vet', ...flags, './...'],
    ['go', 'test', '-cover', ...flags, '.'],
  ]) {
    workspace.stamp();
    const plain = await workspace.plain(argv, options);
    workspace.stamp();
    const traced = await workspace.traced(argv, options);
    expect({ stderr: steady(traced.stderr), code: traced.code }, argv.join(' ')).toEqual({
      stderr: steady(plain.stderr),
      code: plain.code,
    });
    const tools = traced.recording.xEvents.filter((event) => event.type === 'command');
    expect(tools.length, argv.join(' ')).toBeGreaterThan(0);
  }
});

interface Below {
  readonly toolexec?: string;
  readonly env?: Readonly<Record<string, string>>;
}
