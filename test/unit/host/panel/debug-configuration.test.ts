import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGoCommandLine } from '../../../../src/core/go/command-line.ts';
import { debugConfiguration } from '../../../../src/host/panel/debug-configuration.ts';

const directory = path.resolve('/work/a wörkspace');
const folder = path.join(directory, 'cmd', 'app');

/** Every case was checked with golang.go 0.57.2 and Delve 1.27.2: the breakpoint was hit, with these values. */
function debugged(kind: 'program' | 'test', ...argv: readonly string[]) {
  return debugConfiguration({ kind, folder, directory, line: parseGoCommandLine(argv) });
}

describe('the debugger gets from a traced command', () => {
  test('the arguments of the program, the directory and a terminal', () => {
    expect(debugged('program', 'go', 'run', './cmd/app', 'a b', '--flag', 'ünï')).toEqual({
      mode: 'debug',
      program: folder,
      cwd: directory,
      args: ['a b', '--flag', 'ünï'],
      buildFlags: '-buildvcs=false',
      console: 'integratedTerminal',
    });
  });

  test('the flags that decide what the program is, without those that leave debug information out', () => {
    const { buildFlags } = debugged(
      ...(['program', 'go', 'run', '-tags', 'x,y', '-race', '-v', '-p=2', '-gcflags=-m'] as const),
      ...["-ldflags=-X main.v=1.2 -X 'main.s=a b' -s -w", '-trimpath', './cmd/app'],
    );
    expect(buildFlags).toBe("-tags=x,y -race '-ldflags=-X main.v=1.2 -X \\'main.s=a b\\'' -buildvcs=false");
  });

  test('no linker flag if none is left', () => {
    expect(debugged('program', 'go', 'build', '-ldflags=-s -w', './cmd/app').buildFlags).toBe('');
  });

  test('absolute paths for files in flags, because Delve builds in the folder of the package', () => {
    expect(debugged('program', 'go', 'build', '-modfile=alt.mod', './cmd/app').buildFlags).toBe(
      `'-modfile=${path.join(directory, 'alt.mod').replaceAll('\\', '\\\\')}'`,
    );
  });

  test('all named files, the first as the program', () => {
    const { program, buildFlags } = debugged('program', 'go', 'run', 'cmd/app/one.go', 'cmd/app/two.go', 'x');
    expect(program).toBe(path.join(folder, 'one.go'));
    expect(buildFlags).toBe(`-buildvcs=false .${path.sep}two.go`);
  });

  test('the version control flag of the user', () => {
    expect(debugged('program', 'go', 'run', '-buildvcs=true', './cmd/app').buildFlags).toBe('-buildvcs=true');
  });

  test('the flags of the test binary by their full names, then its own arguments', () => {
    expect(
      debugged(
        ...(['test', 'go', 'test', '-race', '-count=1', '-run', 'TestTwo', '-v', '-timeout=5s'] as const),
        ...['./cmd/app', '-update', '-args', 'hello', '-run'],
      ),
    ).toEqual({
      mode: 'test',
      program: folder,
      cwd: folder,
      args: ['-test.count=1', '-test.run=TestTwo', '-test.v', '-update', 'hello', '-run'],
      buildFlags: '-race',
    });
  });
});
