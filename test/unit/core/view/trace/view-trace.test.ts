import { describe, expect, test } from 'vitest';
import { english } from '../../../../../src/core/messages/en/shared.ts';
import type { WhyCounts } from '../../../../../src/core/messages/en/why.ts';
import { plainText } from '../../../../../src/core/messages/phrase.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { DEFAULT_FOLD, foldGraph } from '../../../../../src/core/view/graph/fold-graph.ts';
import { headlinePhrase, rowOutcome, stageText } from '../../../../../src/core/view/trace/describe.ts';
import { shownView } from '../../../../../src/core/view/trace/shown-view.ts';
import type { RowView, TraceView } from '../../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const APP = { path: 'example.com/app', version: null, main: true, directory: '/src/app' };
const IN_APP = { module: { mode: 'module' as const, modules: [APP] } };

const EDIT = `
  fmt                       hit    0..1
  example.com/app/api       miss   1..100    needs fmt                                     
  example.com/app/store     miss   100..300  needs fmt example.com/app/api
  example.com/app           miss   300..350  needs example.com/app/store
  link:example.com/app      miss   350..500  needs example.com/app example.com/app/store example.com/app/api fmt
`;

const NOTHING_COUNTED: WhyCounts = {
  rebuilt: 0,
  failed: 0,
  total: 0,
  linked: 0,
  linkCauses: 0,
  first: 0,
  roots: 0,
  wide: 0,
  wideCauses: 0,
  foreign: 0,
  because: 0,
  vetted: 0,
  tested: 0,
};

function headline(trace: BuildTrace, state?: 'running'): string {
  return plainText(headlinePhrase(viewTrace(trace, state === undefined ? {} : { state }), english));
}

function nameOf(row: RowView | undefined): string {
  return row === undefined ? '' : english.rowLabel(row.label);
}

function strip(view: TraceView): readonly string[] {
  return view.strip.map((stage) => {
    const { title, figure, caption } = stageText(view, stage, english);
    return `${title} ${stage.state}: ${[figure, caption].filter((text) => text !== '').join(' | ')}`;
  });
}

describe('the headline', () => {
  test('names the packages that the work started with and how many depend on them', () => {
    expect(headline(traceFromSketch(EDIT, IN_APP))).toBe(
      '3 rebuilt, starting with api; 2 packages and the link depend on it · 0.5 s of work',
    );
  });

  test('names three starting points and counts the others', () => {
    const trace = traceFromSketch(
      'a miss 0..1\nb miss 0..1\nc miss 0..1\nd miss 0..1\ne miss 0..1\nf hit\ng miss 1..2 needs a',
    );
    expect(headline(trace)).toBe(
      '6 rebuilt, starting with a, b, c and 2 more; 1 package depends on them · 6 ms of work',
    );
  });

  test('counts the starting points when there are more than eight', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `p${index} miss 0..1`);
    expect(headline(traceFromSketch(`${lines.join('\n')}\nq hit\nr miss 1..2 needs p1`))).toBe(
      '10 rebuilt from 9 starting points · 10 ms of work',
    );
  });

  test('of a first trace says that there is nothing to compare with', () => {
    const view = (sketch: string): TraceView => ({
      ...viewTrace(traceFromSketch(sketch)),
      why: {
        counts: NOTHING_COUNTED,
        causes: [],
        rows: {},
        baselines: [],
        compared: 0,
        explained: 0,
        firstSeen: 1,
        builtSince: false,
        firstOfModule: true,
        relinked: 0,
        relinkReasons: [],
      },
    });
    const many = Array.from({ length: 9 }, (_, index) => `p${index} miss 0..1`).join('\n');
    expect(plainText(headlinePhrase(view(`${many}\nq hit`), english))).toBe(
      '9 rebuilt: first trace of these steps, so there is nothing to compare with · 9 ms of work',
    );
    expect(plainText(headlinePhrase(view('a miss 0..1\nq hit'), english))).toBe(
      '1 rebuilt (first trace of these steps), starting with a · 1 ms of work',
    );
  });

  test('of a cold build says that everything was rebuilt and names no starting point', () => {
    expect(headline(traceFromSketch('a miss 0..1000\nb miss 1000..3000 needs a'))).toBe(
      'All 2 packages were rebuilt: nothing came from the cache · 3.0 s of work',
    );
  });

  test('says that everything came from the cache only when link and tests did too', () => {
    expect(headline(traceFromSketch('a hit\nlink:a hit needs a'))).toBe('Everything came from the cache');
    expect(headline(traceFromSketch('a hit\nb hit\nlink:a miss 0..9 needs a b'))).toBe(
      'Only the link was needed: all 2 packages came from the cache',
    );
    expect(headline(traceFromSketch('a hit\ntest:a miss 0..9 needs a'))).toBe(
      'Nothing was rebuilt: ran the tests of 1 package',
    );
    expect(headline(traceFromSketch('a hit\nvet:a miss 0..9 needs a'))).toBe(
      'Nothing was rebuilt: vetted 1 package',
    );
  });

  test('of a failed build names the package, the file and the line', () => {
    const diagnostic = {
      package: 'example.com/app/api',
      file: 'api/api.go',
      line: 7,
      column: 2,
      message: 'undefined: x\n\tmore',
    };
    const trace = traceFromSketch(
      'example.com/app/api failed 0..9\nexample.com/app notRun needs example.com/app/api\nlink:example.com/app notRun needs example.com/app',
      { ...IN_APP, exitCode: 1, diagnostics: [diagnostic] },
    );
    expect(headline(trace)).toBe('api failed: api/api.go:7:2: undefined: x');
    expect(headlinePhrase(viewTrace(trace), english)).toEqual([
      { kind: 'package', text: 'api', row: 0 },
      { kind: 'text', text: ' failed: ' },
      { kind: 'file', text: 'api/api.go:7:2', path: 'api/api.go', line: 7, column: 2 },
      { kind: 'text', text: ': undefined: x' },
    ]);
  });

  test('of a failed package never shows the message of another package', () => {
    const other = { package: 'b', file: 'b.go', line: 1, column: 1, message: 'unused' };
    const trace = traceFromSketch('a failed 0..9\nb miss 0..9', { exitCode: 1, diagnostics: [other] });
    expect(headline(trace)).toBe('a failed');
  });

  test('of a failed vet names what vet said', () => {
    const diagnostic = { package: 'a', file: 'a.go', line: 2, column: 1, message: 'Printf format %d' };
    const trace = traceFromSketch('a hit\nvet:a failed 0..9 needs a', {
      exitCode: 1,
      diagnostics: [diagnostic],
    });
    expect(headline(trace)).toBe('vet a failed: a.go:2:1: Printf format %d');
    expect(viewTrace(trace).rows.map((row) => row.diagnostics)).toEqual([[], [0]]);
  });

  test('distinguishes failed tests from a failed build', () => {
    const trace = traceFromSketch(
      'a hit\nlink:a.test miss 0..9 needs a\ntest:a failed 9..20 needs link:a.test',
      {
        exitCode: 1,
        tests: [{ package: 'a', status: 'fail', cached: false, elapsedMs: 11 }],
      },
    );
    expect(headline(trace)).toBe('Tests failed in 1 package: a');
  });

  test('names the package that go test could not load while it tested the others', () => {
    const diagnostic = {
      package: './...',
      file: null,
      line: null,
      column: null,
      message: 'pattern ./...: none',
    };
    const trace = traceFromSketch('a hit\ntest:a hit needs a', { exitCode: 1, diagnostics: [diagnostic] });
    const command = { ...trace.command, argv: ['go', 'test', './...'], verb: 'test' } as const;
    expect(headline({ ...trace, command })).toBe('go could not load the packages: pattern ./...: none');
    expect(headline(trace)).toBe('Everything came from the cache');
  });

  test('says when go could not load the packages', () => {
    const diagnostic = {
      package: null,
      file: 'main.go',
      line: 3,
      column: 8,
      message: 'package x is not in std',
    };
    expect(headline(traceFromSketch('', { exitCode: 1, diagnostics: [diagnostic] }))).toBe(
      'go could not load the packages: main.go:3:8: package x is not in std',
    );
    expect(headline(traceFromSketch('', { exitCode: 1 }))).toBe('go could not load the packages');
  });

  test('distinguishes an interrupted run, a dry run, a plan without results and an empty build', () => {
    expect(
      headline(traceFromSketch('a miss 0..5\nb unknown needs a', { interrupted: true, exitCode: null })),
    ).toBe('Interrupted after compiling 1 package; this trace is partial');
    expect(headline(traceFromSketch('a hit\nb miss needs a', { dryRun: true }))).toBe(
      'Dry run: go printed the commands without running them; at most 1 of 2 packages would be rebuilt',
    );
    expect(headline(traceFromSketch('a unknown\nb unknown needs a'))).toBe(
      'Plan only: 2 packages, results unknown',
    );
    expect(headline(traceFromSketch(''))).toBe('Nothing to build');
  });

  test('of a running build shows the compiled packages, the most that go plans, and the longest-running one', () => {
    const trace = traceFromSketch('a miss 0..50\nb miss 60..\nc miss 90..\nd unknown needs a', {
      exitCode: null,
      wallMs: 160,
    });
    expect(headline(trace, 'running')).toBe('compiled 1 of at most 4 · now b 0.1 s');
  });
});

describe('the strip', () => {
  test('shows every stage, and why one is absent', () => {
    expect(strip(viewTrace(traceFromSketch(EDIT, IN_APP)))).toEqual([
      'Load done: 0 ms | 4 packages',
      'Compile done: 3 rebuilt · 1 from cache | 0.3 s',
      'Vet absent: not part of go build',
      'Link done: 0.1 s | linked',
      'Binary absent: no main package',
      'Run absent: not part of go build',
      'Test absent: not part of go build',
      'Install absent: not part of go build',
      'Clean absent: not part of go build',
    ]);
  });

  test('of a failed build says what was not reached', () => {
    const command = { argv: ['go', 'run', '.'], verb: 'run' as const, directory: '/src', goflags: [] };
    const trace = traceFromSketch('a failed 0..9\nlink:a notRun needs a\nrun:a notRun needs link:a', {
      command,
      exitCode: 1,
    });
    expect(strip(viewTrace(trace)).filter((line) => !line.includes('absent'))).toEqual([
      'Load done: 0 ms | 1 package',
      'Compile failed: 1 failed · 0 rebuilt · 0 from cache | 9 ms',
      'Link notRun: not reached',
      'Binary notRun: not reached',
      'Run notRun: not reached',
      'Clean done: temporary files removed',
    ]);
  });

  test('shows the exit code of the program and the location of its binary', () => {
    const command = { argv: ['go', 'run', '.'], verb: 'run' as const, directory: '/src', goflags: [] };
    const trace = traceFromSketch('a hit\nlink:a hit needs a\nrun:a miss 10..2010 needs link:a', {
      command,
      exitCode: 1,
      exec: { startMs: 10, endMs: 2010, exitCode: 3, signal: null, path: '/cache/a', fromCache: true },
      binaries: [{ package: 'a', kind: 'cached', path: '/cache/a', sizeBytes: 2_100_000, kept: true }],
    });
    const view = viewTrace(trace);
    expect(strip(view).slice(3, 6)).toEqual([
      'Link cached: from cache',
      "Binary cached: 2.1 MB | in go's cache",
      'Run failed: 2.0 s | exit 3',
    ]);
    expect(view.header).toMatchObject({ buildMs: 10, execMs: 2000, wallMs: 2010, program: 'a' });
  });

  test('of a running server shows that its binary was written', () => {
    const command = { argv: ['go', 'run', '.'], verb: 'run' as const, directory: '/src', goflags: [] };
    const trace = traceFromSketch('a miss 0..5\nlink:a miss 5..9 needs a\nrun:a miss 10..20 needs link:a', {
      command,
      exitCode: null,
      exec: { startMs: 10, endMs: null, exitCode: null, signal: null, path: '/tmp/a', fromCache: false },
      binaries: [],
    });
    expect(strip(viewTrace(trace, { state: 'running' }))).toContain('Binary done: written');
  });

  test('of a running server that came from the cache shows no stage as waiting', () => {
    const command = { argv: ['go', 'run', '.'], verb: 'run' as const, directory: '/src', goflags: [] };
    const trace = traceFromSketch('a hit\nlink:a hit needs a\nrun:a miss 10..20 needs link:a', {
      command,
      exitCode: null,
      exec: { startMs: 10, endMs: null, exitCode: null, signal: null, path: '/cache/a', fromCache: true },
      binaries: [],
    });
    const texts = strip(viewTrace(trace, { state: 'running' }));
    expect(texts.filter((line) => /^(?:Compile|Link|Binary)/.test(line))).toEqual([
      'Compile cached: 0 rebuilt · 1 from cache',
      'Link cached: from cache',
      'Binary cached: from cache',
    ]);
  });

  test('counts tests by their result', () => {
    const command = { argv: ['go', 'test', './...'], verb: 'test' as const, directory: '/src', goflags: [] };
    const test = { elapsedMs: null };
    const trace = traceFromSketch(
      'a hit\nb hit\nc hit\ntest:a miss 0..9 needs a\ntest:b hit needs b\ntest:c failed 0..9 needs c',
      {
        command,
        exitCode: 1,
        tests: [
          { ...test, package: 'a', status: 'pass', cached: false },
          { ...test, package: 'b', status: 'pass', cached: true },
          { ...test, package: 'c', status: 'fail', cached: false },
        ],
      },
    );
    const view = viewTrace(trace);
    expect(strip(view)[6]).toBe('Test failed: 1 failed · 1 passed · 1 from cache | 9 ms');
    expect(view.rows.filter((row) => row.kind === 'test').map((row) => rowOutcome(row, english))).toEqual([
      'run',
      'from cache',
      'failed',
    ]);
  });
});

describe('a row', () => {
  test('is named without the main module, marks main and test packages, and names other packages in full', () => {
    const trace = traceFromSketch(
      `
      fmt hit
      golang.org/x/text/cases hit
      example.com/app/internal/api hit
      example.com/app/internal/api_[example.com/app/internal/api.test] miss
      example.com/app/internal/api_test_[example.com/app/internal/api.test] miss
      example.com/app/internal/api.test miss
      example.com/app/web_[example.com/app/internal/api.test] miss
      example.com/app hit
      link:example.com/app hit
      vet:fmt hit
      test:example.com/app/internal/api hit
      run:example.com/app miss
    `,
      IN_APP,
    );
    expect(viewTrace(trace).rows.map(nameOf)).toEqual([
      'fmt',
      'golang.org/x/text/cases',
      'internal/api',
      'internal/api (test)',
      'internal/api (external test)',
      'internal/api (test main)',
      'web (for api test)',
      'app (main)',
      'link',
      'vet fmt',
      'test internal/api',
      'run app',
    ]);
  });

  test('in a workspace of two modules keeps the name of its module', () => {
    const modules = [APP, { path: 'example.com/web', version: null, main: true, directory: null }];
    const trace = traceFromSketch('example.com/app/api hit\nexample.com/web/api hit\nexample.com/web hit', {
      module: { mode: 'workspace', modules },
    });
    expect(viewTrace(trace).rows.map(nameOf)).toEqual(['app/api', 'web/api', 'web']);
  });

  test('is a starting point when none of its dependencies was rebuilt', () => {
    const view = viewTrace(traceFromSketch(EDIT, IN_APP));
    expect(view.rows.filter((row) => row.origin).map(nameOf)).toEqual(['api']);
  });

  test('has an unchanged output when it was rebuilt and every importer came from the cache', () => {
    const view = viewTrace(
      traceFromSketch('a miss\nb hit needs a\nc hit needs a\nd miss\ne hit needs d\nf miss needs d'),
    );
    expect(view.rows.filter((row) => row.outputUnchanged).map(nameOf)).toEqual(['a']);
  });

  test('counts waiting for a worker once, also when several of its actions waited at the same time', () => {
    const view = viewTrace(
      traceFromSketch('a miss 10..20 ready 4\ncgo:b miss 5..8 ready 0\nb miss 9..30 ready 0 needs cgo:b'),
    );
    expect(view.rows.map((row) => [nameOf(row), row.waitedMs, row.ownMs])).toEqual([
      ['a', 6, 10],
      ['b', 6, 24],
    ]);
  });

  test('has a unique key even when go gives two variants the same name', () => {
    const view = viewTrace(traceFromSketch('a hit\na hit\nlink:a hit'));
    expect(view.rows.map((row) => row.key)).toEqual(['package:a', 'package:a#2', 'link:a']);
  });

  test('knows its directory from the compile command, generated files left out', () => {
    const trace = traceFromSketch('a miss');
    const compile =
      '/go/compile -o $WORK/b1/_pkg_.a -p a -pack $WORK/b1/_cgo_gotypes.go "/home/me/my src/a.go" ./b.go';
    const actions = trace.actions.map((action) => ({ ...action, commands: [compile] }));
    expect(viewTrace({ ...trace, actions }).rows[0]?.directory).toBe('/home/me/my src');
  });

  test('waits or runs only while the command runs', () => {
    const trace = traceFromSketch('a miss 0..5\nb miss 5..\nc unknown\nd hit', { exitCode: null });
    expect(viewTrace(trace, { state: 'running' }).rows.map((row) => row.state)).toEqual([
      'done',
      'running',
      'waiting',
      'done',
    ]);
    expect(viewTrace(trace).rows.map((row) => row.state)).toEqual(['done', 'done', 'done', 'done']);
  });
});

describe('the timeline', () => {
  test('uses as many lanes as actions ran at once, and bars in a lane never overlap', () => {
    const { timeline } = viewTrace(
      traceFromSketch('a miss 0..10\nb miss 0..4\nc miss 4..8\nd miss 9..12\ne miss 10..11'),
    );
    expect(timeline.lanes.map((lane) => lane.map((bar) => [bar.row, bar.startMs, bar.endMs]))).toEqual([
      [
        [1, 0, 4],
        [2, 4, 8],
        [3, 9, 12],
      ],
      [
        [0, 0, 10],
        [4, 10, 11],
      ],
    ]);
    expect(timeline.idleShare).toBeCloseTo(1 - 22 / 24);
  });

  test('needs no third lane when a worker did something else between two actions of a package', () => {
    const { timeline } = viewTrace(
      traceFromSketch(
        'cgo:a miss 1000..2000\nb miss 0..9000\nc miss 2000..2001\na miss 2001..4000 needs cgo:a',
      ),
    );
    expect(timeline.lanes.map((lane) => lane.map((bar) => bar.row))).toEqual([[0], [2, 1, 2]]);
  });

  test('leaves the program out, and has no idle share without times', () => {
    expect(viewTrace(traceFromSketch('a hit\nrun:a miss 0..900 needs a')).timeline).toEqual({
      endMs: 900,
      lanes: [],
      idleShare: null,
    });
  });
});

test('the critical path starts with work: a package from the cache delays nothing', () => {
  const view = viewTrace(traceFromSketch(EDIT, IN_APP));
  expect(view.criticalPath.map((id) => nameOf(view.rows[id]))).toEqual([
    'api',
    'store',
    'app (main)',
    'link',
  ]);
  expect(viewTrace(traceFromSketch('a hit 0..1\nb hit 1..2 needs a')).criticalPath).toEqual([]);
});

test('the critical path of a failed build ends with the last completed action, not with one that never ran', () => {
  const view = viewTrace(
    traceFromSketch('a miss 0..10\nb failed 10..20 needs a\nc notRun 20..21 needs b', { exitCode: 1 }),
  );
  expect(view.criticalPath.map((id) => nameOf(view.rows[id]))).toEqual(['a', 'b']);
});

test('a dry run has no critical path and nothing slow: its times are not those of a build', () => {
  const view = viewTrace(traceFromSketch('a miss 0..10\nlink:a miss 10..20 needs a', { dryRun: true }));
  expect([view.criticalPath, view.slowest]).toEqual([[], []]);
  expect(view.rows.map((row) => rowOutcome(row, english))).toEqual(['would run', 'would run']);
  expect(strip(view).slice(1, 4)).toEqual([
    'Compile notRun: at most 1 to rebuild · 0 from cache | dry run',
    'Vet absent: not part of go build',
    'Link notRun: dry run',
  ]);
});

test('the slowest list contains only steps that did work, longest first', () => {
  const view = viewTrace(traceFromSketch(EDIT, IN_APP));
  expect(view.slowest.map((id) => nameOf(view.rows[id]))).toEqual(['store', 'link', 'api', 'app (main)']);
});

test('a view is plain JSON', () => {
  const view = viewTrace(traceFromSketch(EDIT, IN_APP), { example: true });
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  expect(view.header).toMatchObject({
    origin: 'example',
    state: 'done',
    platform: 'linux/amd64',
    mainModules: ['example.com/app'],
  });
});

/** The headline and the stage, when this is all that go said. */
const loadSays = (message: string) => {
  const view = viewTrace(
    traceFromSketch('', {
      exitCode: 2,
      diagnostics: [{ package: null, file: null, line: null, column: null, message }],
    }),
  );
  const load = view.strip.find((stage) => stage.id === 'load');
  return [plainText(headlinePhrase(view, english)), load && stageText(view, load, english).caption];
};

test('flags that go rejects are not reported as a load failure, and an option of trace among them is named', () => {
  const refused = (flag: string) =>
    loadSays(`flag provided but not defined: ${flag}\nusage: go build [-o output] [build flags] [packages]`);
  expect(refused('-html')).toEqual([
    'go rejected the flags: flag provided but not defined: -html; --html is an option of trace, so put it before go',
    'go rejected the flags',
  ]);
  expect(refused('-toString')[0]).toBe('go rejected the flags: flag provided but not defined: -toString');
});

test('a command that go rejects after loading all packages is not reported as a load failure', () => {
  const message = 'go: cannot write multiple packages to non-directory a.out';
  const [headline, stage] = loadSays(message);
  expect(headline).toBe('go rejected the command: cannot write multiple packages to non-directory a.out');
  expect(stage).toBe('go rejected the command');
  expect(loadSays('go: go.mod file not found in current directory')[1]).toBe(
    'go could not load the packages',
  );
});

test('the box of cached packages counts packages and not their vets', () => {
  const view = viewTrace(
    traceFromSketch('a hit\nb hit\nc miss 0..1 needs a b\nvet:a hit needs a\nvet:b hit needs b'),
  );
  const box = foldGraph(shownView(view, english), DEFAULT_FOLD).boxes.find((one) => one.fold === 'cached');
  expect([box?.counted, box?.fromCache, box?.rows.length]).toEqual([2, 2, 4]);
});

test('a command with a pattern is named after the main module or the folder', () => {
  const command = {
    argv: ['go', 'test', './...'],
    verb: 'test' as const,
    directory: '/src/shop',
    goflags: [],
  };
  expect(viewTrace(traceFromSketch('', { command })).header.program).toBe('shop');
  expect(viewTrace(traceFromSketch('', { command, ...IN_APP })).header.program).toBe('app');
  const one = { ...command, argv: ['go', 'test', './lib'] };
  expect(viewTrace(traceFromSketch('', { command: one })).header.program).toBe('./lib');
});

test('failed tests are named', () => {
  const failed = ['TestA', 'TestB', 'TestC', 'TestD', 'TestE'];
  const tests = [{ package: 'm.io/lib', status: 'fail' as const, cached: false, elapsedMs: 3, failed }];
  expect(headline(traceFromSketch('test:m.io/lib miss 0..3', { exitCode: 1, tests }))).toBe(
    '5 tests failed in 1 package: m.io/lib (TestA, TestB, TestC, 2 more)',
  );
});

test('several programs are all named, in the header, in their rows and by the stage of the binary', () => {
  const view = viewTrace(
    traceFromSketch(
      `
      link:ex.com/m/cmd/a miss 0..1
      link:ex.com/m/cmd/b miss 0..1
      link:ex.com/m/old/b miss 0..1
      `,
      {
        module: {
          mode: 'module',
          modules: [{ path: 'ex.com/m', version: null, main: true, directory: '/m' }],
        },
        binaries: ['a', 'b'].map((name) => ({
          package: `ex.com/m/cmd/${name}`,
          kind: 'output',
          path: `/m/bin/${name}`,
          sizeBytes: 1000,
          kept: true,
        })),
      },
    ),
  );
  // Two of them have the same name, so their folders distinguish them.
  expect(view.header.programs).toEqual(['a', 'cmd/b', 'old/b']);
  const links = view.rows.filter(({ kind }) => kind === 'link');
  expect(links.map(({ label }) => english.rowLabel(label))).toEqual(['link a', 'link cmd/b', 'link old/b']);
  const binary = view.strip.find(({ id }) => id === 'binary');
  expect(binary?.binary).toEqual({ path: '/m/bin', kind: 'output', sizeBytes: 2000, names: ['a', 'b'] });
  expect(english.names(['a', 'b', 'c', 'd', 'e'])).toBe('a, b and 3 more');
});
