import { expect, test } from 'vitest';
import { dryWords } from '../../../../src/collect/keys/dry-pass.ts';
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

/** Whoever uses a command line must take each word for what it is. */
const LINES = goLines(11, 24_000);
const FILES = ['debug-actiongraph', 'debug-trace', 'debug-runtime-trace'];

function eachLine(check: (made: GoLine, line: GoCommandLine) => void): void {
  for (const made of LINES) {
    try {
      check(made, parseGoCommandLine(made.argv));
    } catch (error) {
      throw new Error(`of: ${JSON.stringify(made.argv)}`, { cause: error });
    }
  }
}

test('every word is read as what it was made', () => {
  eachLine((made, line) => {
    expect(line.roles).toEqual(made.roles);
    expect(line.command).toBe(made.command);
    expect(line.refusal !== null).toBe(made.refused);
  });
});

test('flags added for tracing are read as flags, and change nothing else', () => {
  eachLine((made, line) => {
    const added = parseGoCommandLine(withFlags(line, ['-x', '-debug-actiongraph=g.json']));
    const { insertAt } = line;
    expect(added.roles).toEqual([
      ...made.roles.slice(0, insertAt),
      ...['flag', 'flag'],
      ...made.roles.slice(insertAt),
    ]);
    const isOwn = flagInForce(line, 'debug-actiongraph') !== null;
    if (line.traced !== null) expect(added.actionGraph).toBe(isOwn ? line.actionGraph : 'g.json');
  });
});

test('"why rebuilt" finds the tags', () => {
  eachLine(({ argv, tags }) => {
    const snapshot = { traceId: null, startedAt: '', directory: '/', goflags: [], environment: {}, keys: [] };
    const expected = [...new Set((tags ?? '').split(/[\s,]+/))].filter((tag) => tag !== '').sort();
    expect(runFacts({ ...snapshot, argv }).tags).toBe(expected.join(','));
  });
});

test('redaction hides the program’s arguments and nothing else', () => {
  eachLine(({ argv, roles }) => {
    const shown = redactArgv(argv, { homeDirectory: null, hash: () => 'h' });
    const expected = argv.map((word, at) => {
      if (roles[at] === 'program argument') return 'redacted:h';
      return roles[at] === 'program flag' ? word.replace(/=.*/, '=redacted:h') : word;
    });
    expect(shown).toEqual(expected);
    expect(parseGoCommandLine(shown).roles).toEqual(roles);
  });
});

test('a prediction asks for the same build, and writes no files of its user', () => {
  const isPrinting = ['build', 'run', 'test', 'install', 'vet', 'list'];
  eachLine(({ argv, command }, line) => {
    if (!isPrinting.includes(command)) return;
    const dry = parseGoCommandLine(['go', ...dryWords({ argv }, null)]);
    const { packages, programArgs, chdir, compilerFlags } = line;
    expect(dry).toMatchObject({ packages, programArgs, chdir, compilerFlags });
    for (const file of FILES) expect(textFlag(dry, file)).toBe(null);
    expect(dry.flags[0]).toMatchObject({ name: 'n', value: null });
  });
});

test('traced again, a command is the same without -C, and takes flags and arguments where they belong', () => {
  eachLine(({ argv, roles }, line) => {
    const again = afterChdir({ directory: '/', argv });
    expect(again.argv).toEqual(argv.filter((_, at) => roles[at] !== 'chdir'));
    expect(parseGoCommandLine(again.argv).roles).toEqual(roles.filter((role) => role !== 'chdir'));
    const additions = { flags: ['-v'], args: ['last'] };
    const whole = composeArgv(argv, [], additions);
    expect(whole.slice(0, line.insertAt + 1)).toEqual([...argv.slice(0, line.insertAt), '-v']);
    const read = readCommandText(commandText(argv, additions, false), argv, false);
    expect('additions' in read && composeArgv(argv, [], read.additions)).toEqual(whole);
  });
});
