// cspell:ignore lnowhere
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { XEvent } from '../../../../src/core/events/events.ts';
import { XStream, type XStreamOptions } from '../../../../src/core/events/x-stream.ts';

const encode = (text: string) => Buffer.from(text, 'utf8');

function split(input: Buffer, cuts: readonly number[], options: Partial<XStreamOptions> = {}) {
  const stream = new XStream({
    takeOut: true,
    keepWorkLine: false,
    toolexec: [],
    exec: [],
    programTail: null,
    testArgumentLineFeeds: 0,
    decode: (bytes) => Buffer.from(bytes).toString('utf8'),
    ...options,
  });
  const pass: Uint8Array[] = [];
  const messages: Uint8Array[] = [];
  const events: XEvent[] = [];
  const ends = [...new Set([...cuts.map((cut) => cut % (input.length + 1)), input.length])].sort(
    (a, b) => a - b,
  );
  let at = 0;
  for (const end of ends) {
    const step = stream.push(new Uint8Array(input.subarray(at, end)), 1);
    pass.push(...step.pass);
    messages.push(...step.messages);
    events.push(...step.events);
    at = end;
  }
  const last = stream.end(1);
  pass.push(...last.pass);
  messages.push(...last.messages);
  events.push(...last.events);
  return {
    pass: Buffer.concat(pass),
    messages: Buffer.concat(messages),
    events,
    programRuns: stream.programRuns,
  };
}

const text = (input: string, options: Partial<XStreamOptions> = {}) => {
  const result = split(encode(input), [], options);
  return { ...result, pass: result.pass.toString(), messages: result.messages.toString() };
};

const COMPILE =
  '/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/b002/_pkg_.a -trimpath "$WORK/b002=>" -p ex.com/m/a -goversion go1.26.8 -pack ./a.go\n';

const X_LINES = [
  'mkdir -p $WORK/b001/\n',
  "cat >/tmp/go-build1/b001/importcfg << 'EOF' # internal\n# import config\npackagefile fmt=/c/aa-d\npackagefile ex.com/m/a=/tmp/go-build1/b002/_pkg_.a\nEOF\n",
  'cat >/tmp/go-build1/b001/vet.cfg << \'EOF\' # internal\n{\n\t"ID": "x"\n}EOF\n',
  'cd /home/me/m\n',
  'cd .\n',
  COMPILE,
  'go tool buildid -w $WORK/b001/_pkg_.a # internal\n',
  '/usr/lib/go-1.20/pkg/tool/linux_amd64/buildid -w $WORK/b001/_pkg_.a # internal\n',
  'cp $WORK/b001/_pkg_.a /root/.cache/go-build/07/07-d # internal\n',
  "echo '# import config' > $WORK/b004/importcfg # internal\n",
  'echo -n > $WORK/b007/go_asm.h # internal\n',
  'rm -rf $WORK/b001/\n',
  'rm -r $WORK/b001/\n',
  'mv $WORK/b001/exe/a.out m\n',
  "GOROOT='/usr/local/go' /usr/local/go/pkg/tool/linux_amd64/link -o $WORK/b001/exe/a.out $WORK/b001/_pkg_.a\n",
  'TERM=\'dumb\' CGO_LDFLAGS=\'"-O2" "-g"\' /usr/local/go/pkg/tool/linux_amd64/cgo -objdir $WORK/b001/ -importpath ex.com/m -- -I $WORK/b001/ ./main.go\n',
  "TERM='dumb' gcc -I . -fPIC -m64 -c main.cgo2.c\n",
  'gcc -Wl,--no-gc-sections -x c - -o /tmp/x || true\n',
  'gcc -o $WORK/b001/_cgo_.o -O2 # test for internal linking errors (succeeded)\n',
  'pkg-config --cflags -- zlib\n',
  "TERM='dumb' /usr/local/go/pkg/tool/linux_amd64/vet -json $WORK/b001/vet.cfg\n",
  '$WORK/b001/a.test -test.paniconexit0 -test.timeout=10m0s\n',
  '# get https://proxy.golang.org/rsc.io/quote/@v/list\n',
  '# get https://proxy.golang.org/rsc.io/quote/@v/list: 200 OK (0.050s)\n',
  'mkdir -p /root/go/pkg/mod/cache/vcs # git https://github.com/a/b\n',
  '# lock /root/go/pkg/mod/cache/vcs/0a1b.lock\n',
  '# /root/go/pkg/mod/cache/vcs/0a1b for git https://github.com/a/b\n',
  'cd /root/go/pkg/mod/cache/vcs/0a1b; git tag -l\n0.005s # cd /root/go/pkg/mod/cache/vcs/0a1b; git tag -l\n',
  'cd /home/me/m\ngit status --porcelain\n',
  '# ignoring directory /home/me/m/node_modules\n',
  'cat /root/.cache/go-build/aa/bb-d  # internal\n',
  '# $WORK/b001/_cgo_install.h not created\n',
];

const MESSAGES = [
  '# ex.com/m/a\na/a.go:3:23: cannot use "no" (untyped string constant) as int value in return statement\n',
  '# ex.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/gcc -m64 -o $WORK/b001/exe/a.out /tmp/go-link-1/go.o -lnowhere\n/usr/bin/ld: cannot find -lnowhere\n',
  '# ex.com/m [ex.com/m.test]\n./a_test.go:5:2: undefined: x\n',
  'internal/unsafeheader\n',
  'cd\n',
  'go: downloading rsc.io/quote v1.5.2\n',
  'main.go:4:2: package nowhere/at/all is not in std\n',
  '# ex.com/m\n# [ex.com/m]\n./main.go:6:2: fmt.Printf format %d has arg "hi" of wrong type string\n',
  'package ex.com/m/lib is not a main package\n',
  'error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.\n',
  '# cd /home/me/m; git status --porcelain\nfatal: not a repository\n',
  '\n',
  '\t\tindented\n',
  'no newline in UTF-8: ünï \u{1f600}\n',
];

describe('the splitter of go’s stderr', () => {
  test.each(X_LINES)('removes %j', (line) => {
    expect(text(`before: x\n${line}after: x\n`).pass).toBe('before: x\nafter: x\n');
  });

  test.each(MESSAGES)('passes %j', (line) => {
    expect(text(`${COMPILE}${line}${COMPILE}${line}`).pass).toBe(line + line);
  });

  test('removes the work line, unless -work was requested', () => {
    expect(text('WORK=/tmp/go-build1\n')).toMatchObject({
      pass: '',
      events: [{ type: 'work', path: '/tmp/go-build1' }],
    });
    expect(text('WORK=/tmp/go-build1\n', { keepWorkLine: true }).pass).toBe('WORK=/tmp/go-build1\n');
  });

  test('reports the package and directory of a compile', () => {
    expect(text(COMPILE).events).toEqual([
      {
        type: 'command',
        atMs: 1,
        objdir: 'b002',
        tool: 'compile',
        importPath: 'ex.com/m/a',
        actionID: null,
        goVersion: 'go1.26.8',
        stamped: null,
        text: COMPILE.trimEnd(),
      },
    ]);
  });

  test('reports which imports were rebuilt from an importcfg', () => {
    const { events } = text(`WORK=/tmp/go-build1\n${X_LINES[1]}`);
    expect(events[1]).toEqual({
      type: 'importcfg',
      atMs: 1,
      objdir: 'b001',
      packages: [
        { importPath: 'fmt', rebuilt: false },
        { importPath: 'ex.com/m/a', rebuilt: true },
      ],
    });
  });

  test('passes everything after the line of the program as its output', () => {
    const own = 'WORK=/x\nmkdir -p $WORK/b001/\n$WORK/b001/exe/m a b\nno end';
    const { pass, messages, events } = text(`WORK=/tmp/go-build1\n$WORK/b001/exe/m a b\n${own}`, {
      programTail: encode(' a b'),
    });
    expect({ pass, messages }).toEqual({ pass: own, messages: '' });
    expect(events.at(-1)).toEqual({
      type: 'exec',
      atMs: 1,
      path: '/tmp/go-build1/b001/exe/m',
      fromCache: false,
    });
  });

  test('reads arguments with line feeds as part of that line', () => {
    const cached = `/c/4d/${'4d'.repeat(32)}-d/m`;
    expect(text(`${cached} a\nb\n\nout\n`, { programTail: encode(' a\nb\n') })).toMatchObject({
      pass: 'out\n',
      events: [{ type: 'exec', path: cached, fromCache: true }],
    });
  });

  test('does not take copying the program into the cache for its start', () => {
    const copy = `cp $WORK/b001/exe/m /c/4d/${'4d'.repeat(32)}-d/m # internal\n`;
    expect(text(copy, { programTail: encode('') }).programRuns).toBe(false);
  });

  test('passes everything with the -x of the user, and parses it', () => {
    const input = `WORK=/tmp/go-build1\n${COMPILE}# ex.com/m/a\na.go:1:1: no\n`;
    const { pass, messages, events } = text(input, { takeOut: false });
    expect({ pass, messages }).toEqual({ pass: input, messages: '# ex.com/m/a\na.go:1:1: no\n' });
    expect(events).toHaveLength(2);
  });

  const CGO =
    "TERM='dumb' /usr/local/go/pkg/tool/linux_amd64/cgo -objdir $WORK/b001/ -importpath ex.com/m -- ./main.go\n";

  test('rewrites messages about cgo code as without -x, up to go 1.26', () => {
    const message =
      '# ex.com/m\n./main.go:9[/tmp/b001/main.cgo1.go:12:3]: cannot use x (type *_Ctype_char)\n./o.go:1: _Cfunc_f _C2func_g a_Ctype_b\n';
    expect(text(`${CGO}${COMPILE}${message}`).pass).toBe(
      '# ex.com/m\n./main.go:9: cannot use x (type *C.char)\n./o.go:1: C.f C.g a_Ctype_b\n',
    );
    const without = '# ex.com/m\n./main.go:9: type _Ctype_int\n';
    expect(text(`${CGO}${COMPILE}${without}`).pass).toBe(without);
  });

  test('rewrites messages since go 1.27 wherever a package uses cgo', () => {
    const since = COMPILE.replace('go1.26.8', 'go1.27.3');
    expect(text(`${CGO}${since}# ex.com/m\n./main.go:9: type _Ctype_int\n`).pass).toBe(
      '# ex.com/m\n./main.go:9: type C.int\n',
    );
    const other = '# ex.com/other\n./main.go:9: type _Ctype_int\n';
    expect(text(`${CGO}${since}${other}`).pass).toBe(other);
  });

  const piece = fc.oneof(
    fc.constantFrom(...X_LINES, ...MESSAGES, 'WORK=/tmp/go-build1\n', CGO, '$WORK/b001/exe/m a\nb\n'),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.string({ maxLength: 20 }),
  );
  const input = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
  const options = fc.record({
    takeOut: fc.boolean(),
    keepWorkLine: fc.boolean(),
    programTail: fc.constantFrom(null, encode(' a\nb'), encode('')),
  });

  test('gives the same result however its input is cut', () => {
    fc.assert(
      fc.property(input, fc.array(fc.nat(), { maxLength: 8 }), options, (bytes, cuts, chosen) => {
        expect(split(bytes, cuts, chosen)).toEqual(split(bytes, [], chosen));
      }),
      { numRuns: 400 },
    );
  });

  test('passes every byte of other lines once and in order', () => {
    const harmless = fc.array(
      fc.oneof(
        fc.tuple(fc.constant('x'), fc.constantFrom(...X_LINES)),
        fc.tuple(fc.constant('m'), fc.constantFrom(...MESSAGES)),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(harmless, fc.array(fc.nat(), { maxLength: 5 }), (lines, cuts) => {
        const all = encode(lines.map(([, line]) => line).join(''));
        const mLines = lines.filter(([kind]) => kind === 'm').map(([, line]) => line);
        expect(split(all, cuts).pass.toString()).toBe(mLines.join(''));
      }),
      { numRuns: 300 },
    );
  });

  test('never changes bytes of a program', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.nat(), { maxLength: 6 }), (bytes, cuts) => {
        const all = Buffer.concat([encode('WORK=/tmp/go-build1\n$WORK/b001/exe/m a\nb\n'), bytes]);
        expect(split(all, cuts, { programTail: encode(' a\nb') }).pass.equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('passes a line without end as it arrives, and parses what follows', () => {
  const endless = Buffer.alloc(20 * 1024 * 1024, 'x');
  const input = Buffer.concat([encode(COMPILE), endless, encode('y\nsaid\n'), encode(COMPILE)]);
  const cuts = Array.from({ length: 320 }, (_, index) => index * 65_536 + 7);
  const { pass, messages, events } = split(input, cuts);
  const expected = Buffer.concat([endless, encode('y\nsaid\n')]);
  expect(pass.equals(expected)).toBe(true);
  expect(messages.equals(expected)).toBe(true);
  expect(events.map(({ type }) => type)).toEqual(['command', 'command']);
});

test('finds the end of a here-document even after an overlong line', () => {
  const endless = Buffer.alloc(6 * 1024 * 1024, 'x');
  const begin = encode("cat >/tmp/x.json << 'EOF' # internal\n");
  const input = Buffer.concat([begin, endless, encode('EOF\nsaid\n'), encode(COMPILE)]);
  const cuts = Array.from({ length: 97 }, (_, index) => index * 65_536 + 7);
  const { pass, events } = split(input, [...cuts, begin.length + endless.length + 1]);
  expect(pass.toString()).toBe('said\n');
  expect(events.map(({ type }) => type)).toEqual(['command']);
});

test.each([
  ['a wrapper', '/home/ann/app', ['/home/ann/app/tools/exec.sh'], './tools/exec.sh '],
  [
    'a wrapper whose argument is below it too',
    '/home/ann/app',
    ['/opt/exec', '/home/ann/app/x'],
    '/opt/exec ./x ',
  ],
  ['a wrapper above it', '/home/ann/app', ['/home/ann/exec.sh'], '/home/ann/exec.sh '],
  ['a toolchain', '/usr/local', [], ''],
])('the directory of the last cd is a dot in -x lines: %s', (_, directory, toolexec, shown) => {
  const compile = directory === '/usr/local' ? COMPILE.replaceAll('/usr/local/', './') : COMPILE;
  const input = `WORK=/tmp/go-build1\ncd ${directory}\n${shown}${compile}main.go:3:1: a message\n`;
  expect(text(input, { toolexec }).pass).toBe('main.go:3:1: a message\n');
});
