import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Scene } from '../../../../support/editor/scene.ts';

const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();

export const scene: Scene = {
  about: 'two folders beside a stand-in for the Go extension',
  companions: ['test/support/editor/go-extension'],
  open: 'two.code-workspace',
  ui: true,
  files: {
    'two.code-workspace': '{ "folders": [{ "path": "one" }, { "path": "two" }] }',
    'one/go.mod': 'module ex.com/one\n\ngo 1.20\n',
    'one/cmd/app/main.go': 'package main\n\nimport "os"\n\nfunc main() { println(len(os.Args)) }\n',
    'one/lib/lib.go': 'package lib\n',
    'one/lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {}\n',
    'two/go.mod': 'module ex.com/two\n\ngo 1.20\n',
  },
  // Several installations of Go to choose from, all of them the same one.
  prepare: ({ workspace, home, temp }) => {
    for (const folder of [join(temp, 'bin'), join(temp, 'other'), join(workspace, 'one', 'tools')])
      mkdirSync(folder);
    symlinkSync(goroot, join(workspace, 'one', 'tools', 'go'), 'dir');
    symlinkSync(goroot, join(home, 'goroot'), 'dir');
    symlinkSync(join(goroot, 'bin', 'go'), join(temp, 'bin', 'go-named'));
    symlinkSync(join(goroot, 'bin', 'go'), join(temp, 'other', 'go'));
    writeFileSync(join(temp, 'bin', 'go-wrapper'), '#!/bin/sh\nexec go "$@"\n', { mode: 0o755 });
  },
  env: ({ temp }) => ({ PATH: [process.env['PATH'], join(temp, 'bin')].join(delimiter), GBP_TEMP: temp }),
};
