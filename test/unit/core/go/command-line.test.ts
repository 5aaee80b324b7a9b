// cspell:ignore frobnicate
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProgramEnd } from '../../../../src/collect/record/program-end.ts';
import { buildTags, parseGoCommandLine } from '../../../../src/core/go/command-line.ts';
import { splitQuoted } from '../../../../src/core/go/quoted-words.ts';

const parse = (line: string, goflags: readonly string[] = []) => parseGoCommandLine(line.split(' '), goflags);

describe('a go command line', () => {
  test.each([
    ['go run .', 'run'],
    ['go build', 'build'],
    ['go test ./...', 'test'],
    ['go install x@latest', 'install'],
    ['go vet .', 'vet'],
    ['go list -export .', 'list'],
    ['go list .', null],
    ['go list -m -export all', null],
    ['go mod tidy', null],
    ['go build -h', null],
    ['go version', null],
    ['go', null],
  ])('%s has the pipeline of %s', (line, traced) => {
    expect(parse(line).traced).toBe(traced);
  });

  test('our flags go after the command name and -C', () => {
    expect(parse('go build -C dir -v .')).toMatchObject({
      insertAt: 4,
      chdir: 'dir',
      v: true,
      packages: ['.'],
    });
    expect(parse('go test -C=dir .')).toMatchObject({ insertAt: 3, chdir: 'dir' });
    expect(parse('go build -v -C dir .')).toMatchObject({ insertAt: 2, chdir: null });
    expect(parse('go build')).toMatchObject({ insertAt: 2 });
  });

  test('go run takes files or one package, and the rest belongs to the program', () => {
    expect(parse('go run -race a.go b.go x.txt -x')).toMatchObject({
      packages: ['a.go', 'b.go'],
      programArgs: ['x.txt', '-x'],
      x: false,
    });
    expect(parse('go run -x -tags a,b ./cmd -v .')).toMatchObject({
      packages: ['./cmd'],
      programArgs: ['-v', '.'],
      x: true,
    });
    expect(parse('go run -- . -n')).toMatchObject({ packages: ['.'], programArgs: ['-n'], n: false });
  });

  test('go test takes flags after the packages, and unknown ones belong to the test', () => {
    expect(parse('go test ./a ./b -run X -json -custom val -v -args -x')).toMatchObject({
      packages: ['./a', './b'],
      json: true,
      v: true,
      x: false,
      programArgs: ['-run', 'X', '-custom', 'val', '-x'],
    });
    expect(parse('go test -custom ./a')).toMatchObject({ packages: [], testStreams: true });
    expect(parse('go test -bench . ./a').testStreams).toBe(true);
    expect(parse('go test ./a').testStreams).toBe(false);
    expect(parse('go test -c ./a').testCompileOnly).toBe(true);
  });

  test('flags of GOFLAGS count unless the command line says otherwise', () => {
    expect(parse('go build .', ['-x', '-work=true', '--debug-actiongraph=g.json'])).toMatchObject({
      x: true,
      work: true,
      actionGraph: 'g.json',
    });
    expect(
      parse('go build -x=false -debug-actiongraph o.json .', ['-x', '-debug-actiongraph=g']),
    ).toMatchObject({
      x: false,
      xRefused: true,
      actionGraph: 'o.json',
    });
  });

  test('the commands of -exec and -toolexec are split as go splits them', () => {
    const line = parseGoCommandLine(['go', 'run', '-exec', "sudo -u 'a b'", '-toolexec=w "x y"', '.']);
    expect(line).toMatchObject({ exec: ['sudo', '-u', 'a b'], toolexec: ['w', 'x y'] });
    expect(splitQuoted("'open")).toBeNull();
  });

  test('any list of arguments can be parsed', () => {
    const argument = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'run',
        'test',
        'build',
        '-C',
        '-x',
        '--',
        '-',
        '-o',
        '-args',
        '-exec',
        'a.go',
        '-=',
        '---x',
      ),
    );
    fc.assert(
      fc.property(fc.array(argument), fc.array(argument), (args, goflags) => {
        const line = parseGoCommandLine(['go', ...args], goflags);
        expect(line.insertAt).toBeLessThanOrEqual(args.length + 1);
      }),
    );
  });
});

describe('the last line of go about the program', () => {
  test.each([
    ['exit status 3\n', 1, { exitCode: 3, signal: null }],
    ['half a lineexit status 2\n', 1, { exitCode: 2, signal: null }],
    ['exit status 1exit status 12\n', 1, { exitCode: 12, signal: null }],
    ['x\nsignal: killed\n', 1, { exitCode: null, signal: 'killed' }],
    ['signal: segmentation fault (core dumped)\n', 1, { exitCode: null, signal: 'segmentation fault' }],
    ['exit status 0xc0000005\n', 1, { exitCode: 0xc0000005, signal: null }],
    ['exit status 3\n', 0, null],
    ['exit status 3\nmore\n', 1, null],
    ['exit status 3\n', null, null],
    ['', 1, null],
  ])('%j with exit code %s is %j', (tail, code, end) => {
    expect(readProgramEnd(tail, code)).toEqual(end);
  });
});

test('-C may come before or after the command name', () => {
  for (const argv of [
    ['go', '-C', 'dir', 'run', '.', '-v'],
    ['go', '--C=dir', 'run', '.', '-v'],
    ['go', 'run', '-C', 'dir', '.', '-v'],
  ]) {
    const line = parseGoCommandLine(argv);
    expect(line).toMatchObject({
      verb: 'run',
      traced: 'run',
      chdir: 'dir',
      packages: ['.'],
      programArgs: ['-v'],
    });
    expect(argv.slice(line.insertAt)).toEqual(['.', '-v']);
  }
});

test.each([
  'go vet -vettool ./t -tags a .',
  'go list -f x -export -tags a .',
  'go build -debug-runtime-trace f -tags a .',
  'go vet -c 2 -tags a .',
])('the value of a flag is not a package, so %s keeps its tags', (text) => {
  const line = parse(text);
  expect(buildTags(line)).toEqual(['a']);
  expect(line).toMatchObject({ packages: ['.'], refusal: null });
});

test('go run takes no package after a dash, so the rest belongs to the program', () => {
  expect(parse('go run - SECRET')).toMatchObject({
    roles: ['go', 'command', 'program argument', 'program argument'],
    packages: [],
    refusal: { at: 2, why: 'nothing to run' },
  });
});

test.each([
  ['go', 'no command'],
  ['go frobnicate', 'unknown command'],
  ['go mod', 'unknown command'],
  ['go build -frobnicate .', 'unknown flag'],
  ['go test -C d .', null],
  ['go test -v -C d .', 'chdir not first'],
  ['go build ---x .', 'bad flag'],
  ['go vet ---x .', null],
  ['go build -p', 'value missing'],
  ['go build -x=maybe .', 'not a boolean'],
  ['go build -buildvcs=auto .', null],
  ['go list -json=Name .', null],
  ['go build -h', 'help'],
  ['go test . -h', 'help'],
  ['go test . -args -h', null],
  ['go vet -vettool=t -ours .', null],
  ['go run', 'nothing to run'],
  ['go mod -C d tidy -v', null],
  ['go -- build .', null],
])('%s is refused because: %s', (text, why) => {
  expect(parse(text).refusal?.why ?? null).toBe(why);
});

test('Go 1.20 accepts -C anywhere after the command, later versions do not', () => {
  const line = (text: string) => parseGoCommandLine(text.split(' '), [], 20);
  expect(line('go build -v -C a -C b .')).toMatchObject({ chdir: 'a/b', refusal: null, packages: ['.'] });
  expect(line('go -C a build .').refusal?.why).toBe('unknown flag');
});

test('a flag that a version of go does not have belongs to the test', () => {
  const roles = (minor: number) => parseGoCommandLine(['go', 'test', '-artifacts', '.'], [], minor).roles;
  expect(roles(26)).toEqual(['go', 'command', 'flag', 'package']);
  expect(roles(24)).toEqual(['go', 'command', 'program flag', 'program argument']);
});

test('flags of GOFLAGS that the command does not have are ignored', () => {
  expect(parse('go vet .', ['-o=x', '-tags=a']).settings).toEqual([{ name: 'tags', value: 'a' }]);
});
