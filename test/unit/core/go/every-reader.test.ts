import { expect, test } from 'vitest';
import { dryPassArgs } from '../../../../src/collect/keys/dry-pass.ts';
import { runFacts } from '../../../../src/core/analysis/rebuild/baseline.ts';
import {
  flagInForce,
  type GoCommandLine,
  parseGoCommandLine,
  textFlag,
  withFlags,
} from '../../../../src/core/go/command-line.ts';
import { redactArgv } from '../../../../src/core/trace/redact.ts';
import { afterChdir } from '../../../../src/host/run-target.ts';
import { commandText, composeArgv, readCommandText } from '../../../../src/host/trace/command-text.ts';
import { type GoLine, goLines } from '../../../support/go-lines.ts';

// Every user of a command line must read each word in its role.
const LINES = goLines(11, 24_000).map((made) => ({ made, line: parseGoCommandLine(made.argv) }));

test('every word is read in its intended role', () => {
  expectSame(({ made, line }) => [
    [line.roles, line.command, line.refusal !== null],
    [made.roles, made.command, made.refused],
  ]);
});

test('flags added for tracing are read as flags, and change nothing else', () => {
  expectSame(({ made, line }) => {
    const added = parseGoCommandLine(withFlags(line, ['-x', '-debug-actiongraph=g.json']));
    const roles = [...made.roles];
    roles.splice(line.insertAt, 0, 'flag', 'flag');
    const isOwn = flagInForce(line, 'debug-actiongraph') !== null;
    const graph = isOwn ? line.actionGraph : 'g.json';
    return [
      [added.roles, line.traced === null ? graph : added.actionGraph],
      [roles, graph],
    ];
  });
});

test('"why rebuilt" finds the tags', () => {
  const snapshot = { traceId: null, startedAt: '', directory: '/', goflags: [], environment: {}, keys: [] };
  expectSame(({ made }) => {
    const tags = (made.tags ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
    return [runFacts({ ...snapshot, argv: made.argv }).tags, [...new Set(tags)].sort().join(',')];
  });
});

test('redaction hides exactly the arguments of the program', () => {
  expectSame(({ made: { argv, roles } }) => {
    const shown = redactArgv({ argv }, { homeDirectory: null, hash: () => 'h' });
    const expected = argv.map((arg, at) => {
      if (roles[at] === 'program argument') return 'redacted:h';
      return roles[at] === 'program flag' ? arg.replace(/=.*/, '=redacted:h') : arg;
    });
    return [
      [shown, parseGoCommandLine(shown).roles],
      [expected, roles],
    ];
  });
});

test('a prediction requests the same build, and writes no files for the user', () => {
  const build = ({ packages, programArgs, chdir, compilerFlags }: GoCommandLine) => [
    ...[packages, programArgs, chdir, compilerFlags],
  ];
  const files = ['debug-actiongraph', 'debug-trace', 'debug-runtime-trace'];
  expectSame(
    ({ line }) => {
      const dry = parseGoCommandLine(['go', ...dryPassArgs({ line }, null)]);
      const written = files.map((name) => textFlag(dry, name)).filter((file) => file !== null);
      return [
        [build(dry), written, dry.flags[0]?.name],
        [build(line), [], 'n'],
      ];
    },
    ['build', 'run', 'test', 'install', 'vet', 'list'],
  );
});

test('traced again, a command is the same without -C', () => {
  expectSame(({ made: { argv, roles } }) => {
    const again = afterChdir({ directory: '/', argv }).argv;
    return [
      [again, parseGoCommandLine(again).roles],
      [argv.filter((_, at) => roles[at] !== 'chdir'), roles.filter((role) => role !== 'chdir')],
    ];
  });
});

test('traced again, a command takes flags and arguments where they belong, as typed', () => {
  const additions = { flags: ['-v'], args: ['last'] };
  expectSame(({ made: { argv }, line }) => {
    const whole = composeArgv(argv, [], additions);
    const read = readCommandText(commandText(argv, additions, false), argv, false);
    return [
      [whole, 'additions' in read ? composeArgv(argv, [], read.additions) : read],
      [[...withFlags(line, ['-v']), 'last'], whole],
    ];
  });
});

/** `of` gives what is read, and what should be. */
function expectSame(
  of: (one: { readonly made: GoLine; readonly line: GoCommandLine }) => readonly [unknown, unknown],
  commands: readonly string[] | null = null,
): void {
  const wrong = LINES.filter(({ made }) => commands?.includes(made.command) ?? true).flatMap((one) => {
    const [read, expected] = of(one);
    return JSON.stringify(read) === JSON.stringify(expected) ? [] : [{ argv: one.made.argv, read, expected }];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
}
