import { describe, expect, test } from 'vitest';
import { readToolCommand, sourceFilesOf, toolOf } from '../../../../src/core/go/tool-command.ts';
import {
  readRecorded,
  recordedCases,
  recordedOnWindows,
  recordedVersions,
} from '../../../support/recorded.ts';

const ID = 'XXEC8Ux7MOL68YhcqObz';
const TOOLS = '/usr/local/go/pkg/tool/linux_amd64/';
const NOTHING = { importPath: null, actionID: null, goVersion: null, stamped: null };

describe('a command of go’s work', () => {
  test.each([
    [
      `${TOOLS}compile -o $WORK/b002/_pkg_.a -trimpath "$WORK/b002=>" -p ex.com/a -lang=go1.26 -buildid ${ID}/${ID} -goversion go1.26.8 -c=2 -pack ./a.go`,
      {
        tool: 'compile',
        objdir: 'b002',
        importPath: 'ex.com/a',
        actionID: ID,
        goVersion: 'go1.26.8',
        stamped: null,
      },
    ],
    [
      `"C:\\\\Program Files\\\\Go\\\\pkg\\\\tool\\\\windows_amd64\\\\compile.exe" -o "C:\\\\T\\\\go-build1\\\\b056\\\\_pkg_.a" -p enc -buildid ${ID}/${ID} -goversion go1.26.8 -pack "C:\\\\My Files\\\\a.go"`,
      {
        tool: 'compile',
        objdir: 'b056',
        importPath: 'enc',
        actionID: ID,
        goVersion: 'go1.26.8',
        stamped: null,
      },
    ],
    [
      `GOROOT='/usr/local/go' ${TOOLS}link -o $WORK/b001/exe/a.out -importcfg $WORK/b001/importcfg.link -X=main.v=-buildid -buildmode=exe -buildid=${ID}/x/y/${ID} -extld=gcc $WORK/b001/_pkg_.a`,
      { ...NOTHING, tool: 'link', objdir: 'b001', actionID: ID },
    ],
    [
      `/opt/wrap "a b" --flag ${TOOLS}asm -p runtime -trimpath "$WORK/b010=>" -I $WORK/b010/ -o $WORK/b010/a.o ./a.s`,
      { ...NOTHING, tool: 'asm', objdir: 'b010', importPath: 'runtime' },
    ],
    [
      `TERM='dumb' CGO_LDFLAGS='"-O2" "-g"' ${TOOLS}cgo -objdir $WORK/b053/ -importpath ex.com/native -- -I $WORK/b053/ ./a.go`,
      { ...NOTHING, tool: 'cgo', objdir: 'b053', importPath: 'ex.com/native' },
    ],
    [
      `${TOOLS}buildid -w $WORK/b001/_pkg_.a # internal`,
      { ...NOTHING, tool: 'buildid', objdir: 'b001', stamped: '$WORK/b001/_pkg_.a' },
    ],
    [
      'go tool buildid -w "$WORK/b001/exe/my app" # internal',
      { ...NOTHING, tool: 'buildid', objdir: 'b001', stamped: '$WORK/b001/exe/my app' },
    ],
    [`${TOOLS}vet -atomic $WORK/b003/vet.cfg`, { ...NOTHING, tool: 'vet', objdir: 'b003' }],
    [
      `${TOOLS}pack r $WORK/b010/_pkg_.a $WORK/b010/a.o # internal`,
      { ...NOTHING, tool: 'other', objdir: 'b010' },
    ],
    [
      '/home/me/.cache/go-build/ab/0123-d/covdata merge -i $WORK/b001/_cover_',
      { ...NOTHING, tool: 'other', objdir: 'b001' },
    ],
    [
      "TERM='dumb' gcc -I . -fPIC @$WORK/b054/args.rsp -o $WORK/b054/_x001.o -c a.c",
      { ...NOTHING, tool: 'other', objdir: 'b054' },
    ],
    ['pkg-config --cflags -- -p zlib', { ...NOTHING, tool: 'other', objdir: null }],
    ['', { ...NOTHING, tool: 'other', objdir: null }],
  ] as const)('%s', (text, expected) => expect(readToolCommand(text)).toEqual(expected));

  test('skips the command of -toolexec in front, known or not', () => {
    const compile = `${TOOLS}compile -o $WORK/b001/_pkg_.a`;
    expect(toolOf(`wrap x ${compile}`, 'wrap x')).toBe('compile');
    expect(toolOf(`wrap x ${compile}`)).toBe('compile');
    expect(toolOf(`wrap x ${compile}`, '')).toBeNull();
    expect(toolOf(`wrap x ${compile}`, 'other y')).toBeNull();
  });

  test('contains the Go files of a compile, quoted if needed', () => {
    expect(sourceFilesOf(`${TOOLS}compile -p m -pack -asmhdr a.h ./a.go "/my code/b_test.go"`)).toEqual([
      './a.go',
      '/my code/b_test.go',
    ]);
    expect(sourceFilesOf(`${TOOLS}asm -p m ./a.go`)).toEqual([]);
  });
});

describe.each([...recordedVersions, recordedOnWindows])('the commands that %s recorded', (version) => {
  const recordings = recordedCases(version).map((name) => readRecorded(version, name));
  const graph = recordings.flatMap(({ final }) => final ?? []);

  test('are tools of go, or other programs', () => {
    const commands = graph.flatMap((action) => action.commands);
    expect(commands.length).toBeGreaterThan(100);
    const unknown = commands.filter((text) => readToolCommand(text).tool === 'other');
    expect(unknown.filter((text) => !OTHER.test(text))).toEqual([]);
    expect(commands.filter((text) => OTHER.test(text)).length).toBe(unknown.length);
  });

  test('contain the ID, the package and the directory of the graph of go', () => {
    for (const { mode, package: name, commands, objdir, actionID } of graph) {
      for (const command of commands.map((text) => readToolCommand(text))) {
        if (command.tool !== (mode === 'link' ? 'link' : 'compile')) continue;
        expect(command.actionID).toBe(actionID);
        expect(command.objdir).toBe(/b\d+(?=[\\/]$)/.exec(objdir ?? '')?.[0]);
        if (mode === 'build') expect([name, 'main', `${name} [${name}.test]`]).toContain(command.importPath);
        if (mode === 'build') expect(command.goVersion).toMatch(/^go1\.\d+\.\d+$/);
      }
    }
  });

  test('of -x equal those in the graph', () => {
    for (const { xEvents } of recordings) {
      for (const event of xEvents) {
        if (event.type !== 'command' || event.tool === 'test') continue;
        if (event.tool !== 'other') expect(readToolCommand(event.text)).toMatchObject({ tool: event.tool });
        if (event.tool === 'compile')
          expect(event).toMatchObject({ actionID: expect.stringMatching(/^[\w-]{20}$/) });
      }
    }
  });
});

/** A C compiler, and go's own tools that make no part of a stage. */
const OTHER =
  /^(?:\S*(?:gcc|g\+\+|clang)(?:\.exe)? |"?\S*[\\/](?:pack|covdata|test2json|preprofile|go(?:\.exe)?"? tool covdata)(?:\.exe)?"? )/;
