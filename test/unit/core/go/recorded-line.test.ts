import { expect, test } from 'vitest';
import { likenessOf } from '../../../../src/core/analysis/predict/earlier-build.ts';
import { runFacts } from '../../../../src/core/analysis/rebuild/baseline.ts';
import { headOf } from '../../../../src/core/analysis/rebuild/snapshot.ts';
import { isFlagOn, textFlag } from '../../../../src/core/go/command-line.ts';
import { readRecordedLine } from '../../../../src/core/go/recorded-line.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { redactTrace } from '../../../../src/core/trace/redact.ts';
import { buildHeader } from '../../../../src/core/view/trace/header.ts';
import { buildStrip } from '../../../../src/core/view/trace/strip.ts';
import { afterChdir } from '../../../../src/host/run-target.ts';
import { type GoLine, goLines } from '../../../support/go-lines.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

// A recorded command line was read by the go that did the work, which may be older than the one that was started.
const MINORS = [20, 21, 22, 23, 24, 25, 26, 27];
const LINES = MINORS.flatMap((minor) =>
  goLines(100 + minor, 1_500, { minor }).map((made) => ({ made, goVersion: `go1.${minor}.3` })),
);

test('every word of a recorded command has the role that it had for its go', () => {
  expectSame(({ made, line }) => [
    [line.roles, line.command, line.refusal !== null],
    [made.roles, made.command, made.refused],
  ]);
});

test('redaction of a trace hides exactly the arguments of its program', () => {
  expectSame(({ made: { argv, roles }, trace }) => {
    const expected = argv.map((arg, at) => {
      if (roles[at] === 'program argument') return 'redacted:h';
      return roles[at] === 'program flag' ? arg.replace(/=.*/, '=redacted:h') : arg;
    });
    return [redactTrace(trace, { homeDirectory: null, hash: () => 'h' }).command.argv, expected];
  });
});

test('the header of a trace names the target that its go read', () => {
  expectSame(({ made: { argv, roles }, trace }) => {
    const arg = argv.findLast((_, at) => roles[at] === 'package' || roles[at] === 'file');
    const isPlace = arg === undefined || arg.includes('...') || /^[.\\/]*$/.test(arg);
    return [buildHeader(trace, [], { example: false, state: null }).program, isPlace ? 'app' : arg];
  });
});

test('"why rebuilt" finds the tags of a trace', () => {
  expectSame(({ made, trace }) => {
    const words = (made.tags ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
    return [runFacts(headOf(trace)).tags, [...new Set(words)].sort().join(',')];
  });
});

test('a prediction compares the flags of a trace that affect compile times', () => {
  expectSame(({ line, trace }) => {
    const on = ['race', 'msan', 'asan', 'cover'].map((name) => (isFlagOn(line, name) ? name : ''));
    const values = ['gcflags', 'toolexec'].map((name) => textFlag(line, name) ?? '');
    return [likenessOf(trace).split('\n').slice(3).join('\n'), [...on, ...values].join('\n')];
  });
});

test('go keeps its work directory only if -work is one of its own flags', () => {
  const cleanOf = (trace: BuildTrace) =>
    buildStrip(trace, [], buildHeader(trace, [], { example: false, state: null })).find(
      ({ id }) => id === 'clean',
    )?.state;
  expectSame(
    ({ made: { argv, roles }, trace }) => {
      const last = argv.findLast((arg, at) => roles[at] === 'flag' && /^--?work(?:=|$)/.test(arg));
      const keeps = last !== undefined && !last.endsWith('=false');
      return [cleanOf(trace), keeps ? 'notRun' : 'done'];
    },
    ['run', 'test'],
  );
});

test('traced again, a recorded command is the same without its -C', () => {
  expectSame(({ made: { argv, roles }, trace }) => {
    const again = afterChdir({ directory: '/', argv, goVersion: trace.go.version });
    return [again.argv, argv.filter((_, at) => roles[at] !== 'chdir')];
  });
});

interface Recorded {
  readonly made: GoLine;
  readonly line: ReturnType<typeof readRecordedLine>;
  readonly trace: BuildTrace;
}

/** `of` gives what is read, and what should be. */
function expectSame(
  of: (one: Recorded) => readonly [unknown, unknown],
  commands: readonly string[] | null = null,
): void {
  const asked = LINES.filter(({ made }) => commands?.includes(made.command) ?? true);
  expect(asked.length).toBeGreaterThan(1_000);
  const sketch = traceFromSketch('app miss');
  const wrong = asked.flatMap(({ made, goVersion }) => {
    const { argv } = made;
    const verb = made.command === 'test' ? 'test' : 'run';
    const trace: BuildTrace = {
      ...sketch,
      command: { argv, verb, directory: '/home/me/app', goflags: [] },
      go: { ...sketch.go, version: goVersion },
      module: { mode: 'module', modules: [] },
      binaries: [],
      exitCode: 0,
    };
    const [read, expected] = of({ made, line: readRecordedLine({ argv, goVersion }), trace });
    return JSON.stringify(read) === JSON.stringify(expected) ? [] : [{ goVersion, argv, read, expected }];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
}
