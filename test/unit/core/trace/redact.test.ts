// cspell:ignore cret JRGENM Maier MAIER Maierhof PROGRA rgen rgens
import { describe, expect, test } from 'vitest';
import type { Action, BuildTrace } from '../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { redactArgv, redactTrace } from '../../../../src/core/trace/redact.ts';
import { readRecorded, recordedVersions } from '../../../support/recorded.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const options = { homeDirectory: '/home/dev', hash: (value: string) => `<${value.length}>` };
const sketch = (more: Partial<BuildTrace> = {}): BuildTrace => traceFromSketch('app miss 0..1', more);
const withCommands = (...commands: string[]): BuildTrace => {
  const trace = sketch();
  return { ...trace, actions: trace.actions.map((action): Action => ({ ...action, commands })) };
};
const commandsOf = (trace: BuildTrace): readonly string[] =>
  redactTrace(trace, options).actions[0]?.commands ?? [];
const argvOf = (verb: 'run' | 'test' | 'build', ...argv: string[]): readonly string[] =>
  redactTrace(sketch({ command: { argv, verb, directory: '/src', goflags: [] } }), options).command.argv;

describe('an exported trace', () => {
  test('has ~ for the home directory and its contents, but not for a sibling', () => {
    expect(
      commandsOf(
        withCommands(
          'cd /home/dev/src',
          'ls /home/dev',
          '-I/home/dev/x "/home/dev/a b"',
          '/home/developer/x',
          '/home/dev.old/x',
          'no go.mod in /home/dev. Or in /home/dev...',
        ),
      ),
    ).toEqual([
      ...['cd ~/src', 'ls ~', '-I~/x "~/a b"', '/home/developer/x', '/home/dev.old/x'],
      'no go.mod in ~. Or in ~...',
    ]);
  });

  test('recognizes a Windows home directory in every spelling', () => {
    const trace = withCommands('cd C:\\Users\\Dev\\src', '-I"C:\\\\Users\\\\dev\\\\x"', 'c:/users/dev/y');
    const redacted = redactTrace(trace, { ...options, homeDirectory: 'C:\\Users\\Dev' });
    expect(redacted.actions[0]?.commands).toEqual(['cd ~\\src', '-I"~\\\\x"', '~/y']);
  });

  test('recognizes the short name of a Windows directory, and both Unicode forms of an accent', () => {
    const windows = withCommands(
      'cd C:\\Users\\JRGENM~1\\AppData\\Local\\Temp\\go-build1\\b001',
      '"c:\\\\users\\\\JÜRGEN MAIER\\\\x"',
      'C:\\Users\\Jürgen Maierhof\\x',
      'C:\\PROGRA~1\\Go\\bin',
    );
    const home = 'C:\\Users\\Jürgen Maier';
    expect(redactTrace(windows, { ...options, homeDirectory: home }).actions[0]?.commands).toEqual([
      'cd ~\\AppData\\Local\\Temp\\go-build1\\b001',
      '"~\\\\x"',
      'C:\\Users\\Jürgen Maierhof\\x',
      'C:\\PROGRA~1\\Go\\bin',
    ]);
    const mac = withCommands('cd /Users/ju\u0308rgen/src', '/users/J\u00fcrgen/x', '/Users/j\u00fcrgens');
    const redacted = redactTrace(mac, { ...options, homeDirectory: '/Users/j\u00fcrgen' });
    expect(redacted.actions[0]?.commands).toEqual(['cd ~/src', '~/x', '/Users/j\u00fcrgens']);
  });

  test('does not replace every path if the home directory is /', () => {
    const redacted = redactTrace(withCommands('cd /src'), { ...options, homeDirectory: '/' });
    expect(redacted.actions[0]?.commands).toEqual(['cd /src']);
  });

  test('has redacted quotes in its notes, and keeps their IDs', () => {
    const quoted = 'go: https://me:hunter2@proxy.example from /home/dev/src -ldflags="-X main.key=s3cret"';
    const notes = [
      { id: 'no-keys', args: { said: quoted } },
      { id: 'text', args: { text: `It said: ${quoted}` } },
      { id: 'messages-cut', args: { keptBytes: 1, allBytes: 2 } },
    ] as const;
    const clean = 'go: https://redacted@proxy.example from ~/src -ldflags="-X main.key=redacted:<6>"';
    expect(redactTrace(sketch({ notes }), options).notes).toEqual([
      { id: 'no-keys', args: { said: clean } },
      { id: 'text', args: { text: `It said: ${clean}` } },
      { id: 'messages-cut', args: { keptBytes: 1, allBytes: 2 } },
    ]);
  });

  test('has no password of an address anywhere', () => {
    const redacted = redactTrace(
      sketch({
        go: {
          version: null,
          goos: null,
          goarch: null,
          changedEnv: {
            GOPROXY: "https://me:hunter2@proxy.example|https://x:p@ss@z|https://u:it's@z",
            GOAUTH: 'netrc',
            GOFLAGS: '-v',
          },
        },
        diagnostics: [
          {
            package: null,
            file: null,
            line: null,
            column: null,
            message: 'go: https://tok@example.com/m: 404',
          },
        ],
      }),
      options,
    );
    expect(redacted.go.changedEnv).toEqual({
      GOPROXY: 'https://redacted@proxy.example|https://redacted@z|https://redacted@z',
      GOAUTH: 'redacted:<5>',
      GOFLAGS: '-v',
    });
    expect(redacted.diagnostics[0]?.message).toBe('go: https://redacted@example.com/m: 404');
  });

  test.each([
    ['link -X main.key=hunter2 -s', 'link -X main.key=redacted:<7> -s'],
    ['link -X=main.key=hunter2 -s', 'link -X=main.key=redacted:<7> -s'],
    ['link -X "main.key=a b" -s', 'link -X "main.key=redacted:<3>" -s'],
    ['link "-X=main.key=a b" -s', 'link "-X=main.key=redacted:<3>" -s'],
    [
      "-ldflags=-X 'main.key=a b' -X m/v.w=x -s",
      "-ldflags=-X 'main.key=redacted:<3>' -X m/v.w=redacted:<1> -s",
    ],
    ['build\t-ldflags=\\"-X main.key=hunter2\\"', 'build\t-ldflags=\\"-X main.key=redacted:<7>\\"'],
    ['link -X main.key= -s', 'link -X main.key= -s'],
    ['gcc -Xlinker foo=bar', 'gcc -Xlinker foo=bar'],
    ['link -X "main.key=open', 'link -X "main.key=redacted:<4>'],
    ['link -X "main.key={\\"a\\":\\"b\\"}" -s', 'link -X "main.key=redacted:<13>" -s'],
    ['link -X main.key={"a":"b"} -s', 'link -X main.key=redacted:<9> -s'],
    ["link -X main.key=pa'ss -s", 'link -X main.key=redacted:<5> -s'],
    ['link -X gitlab.com/a+b/x.Key=secret -s', 'link -X gitlab.com/a+b/x.Key=redacted:<6> -s'],
    [
      'build\\t-ldflags="-X \\"main.key={\\\\\\"a\\\\\\":1}\\" -s"',
      'build\\t-ldflags="-X \\"main.key=redacted:<13>\\" -s"',
    ],
  ])('keeps only the name of a value passed to the linker: %s', (command, expected) => {
    expect(commandsOf(withCommands(command))).toEqual([expected]);
  });

  test('has no program arguments even after a -C that only some versions of go accept there', () => {
    const argv = ['go', '-C', 'app', 'run', '.', '--key=hunter2'];
    expect(redactArgv({ argv, goVersion: 'go1.20.14' }, options)).toEqual([
      ...argv.slice(0, 5),
      'redacted:<13>',
    ]);
    expect(redactArgv({ argv, goVersion: 'go1.21.13' }, options)).toEqual([
      ...argv.slice(0, 5),
      'redacted:<13>',
    ]);
  });

  test('has no arguments of the program', () => {
    expect(argvOf('run', 'go', 'run', '-race', '-tags', 'a b', './cmd', '--key', 'hunter2')).toEqual([
      ...['go', 'run', '-race', '-tags', 'a b', './cmd'],
      ...['redacted:<5>', 'redacted:<7>'],
    ]);
    expect(argvOf('run', 'go', 'run', 'a.go', 'b.go', 'c')).toEqual([
      'go',
      'run',
      'a.go',
      'b.go',
      'redacted:<1>',
    ]);
    expect(argvOf('test', 'go', 'test', './...', '-run', 'X', '-args', 'secret')).toEqual([
      ...['go', 'test', './...', '-run', 'X', '-args', 'redacted:<6>'],
    ]);
    const argv = ['go', 'test', '-race', './...', '-run', 'X', '-v'];
    expect(argvOf('test', ...argv, '-token=hunter2', '-user', 'ann', '-count=1')).toEqual([
      ...[...argv, '-token=redacted:<7>', '-user', 'redacted:<3>', '-count=1'],
    ]);
    expect(argvOf('test', ...argv, 'secret', '-v', 'x')).toEqual([
      ...[...argv, 'redacted:<6>', 'redacted:<2>', 'redacted:<1>'],
    ]);
    expect(argvOf('test', 'go', '-C', 'd', 'test', '-x=1', './a', 'b')).toEqual([
      ...['go', '-C', 'd', 'test', '-x=1', './a', 'b'],
    ]);
    expect(argvOf('run', 'go', 'run', '-', 'SECRET')).toEqual([
      ...['go', 'run', 'redacted:<1>', 'redacted:<6>'],
    ]);
    expect(argvOf('build', 'go', 'build', '-o', 'x', './cmd')).toEqual(['go', 'build', '-o', 'x', './cmd']);
  });

  test.each(recordedVersions)('of a real program does not contain its arguments: %s', (version) => {
    const text = JSON.stringify(redactTrace(foldTrace(readRecorded(version, 'run')), options));
    expect(JSON.stringify(foldTrace(readRecorded(version, 'run')))).toContain('--secret');
    expect(text).not.toContain('--secret');
    expect(text).not.toContain('/home/dev');
  });

  test('keeps everything that is not text', () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'build-edit'));
    const redacted = redactTrace(trace, options);
    expect(redacted.actions.map(({ deps, outcome, startMs }) => [deps, outcome, startMs])).toEqual(
      trace.actions.map(({ deps, outcome, startMs }) => [deps, outcome, startMs]),
    );
  });
});
