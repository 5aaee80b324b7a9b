import type { Action, BuildTrace } from '../../../src/core/model/trace.ts';
import type { RowView, TraceView } from '../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../src/core/view/trace/view-trace.ts';
import { realTrace, withModules } from '../../support/real-graph.ts';
import { traceFromSketch } from '../../support/sketch.ts';

const GOPLS = 'golang.org/x/tools/gopls';
const LOAD_MS = 310;

/** The pictures that are checked and shown, by name. */
export const VIEWS = {
  small: () => viewTrace(small()),
  edit: () => viewTrace(gopls('gopls-edit')),
  cold: () => viewTrace(gopls('gopls-cold')),
  cached: () => viewTrace(allCached(gopls('gopls-edit'))),
  huge: () => viewTrace(kubernetes()),
  failed: () => viewTrace(halfFailed(gopls('gopls-cold'))),
} as const satisfies Record<string, () => TraceView>;

export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

/** The edit, with its reasons as the explanation of a trace gives them. */
export function explained(): TraceView {
  const view = VIEWS.edit();
  const work = view.rows.filter(({ kind, outcome }) => kind === 'package' && outcome === 'miss');
  const root = work.find(({ origin }) => origin) ?? work[0];
  if (!root) throw new Error('the edit has no root');
  const reason = { id: 'fileAdded' as const, subject: 'zz.go', old: null, new: 'a1b2c3', files: [] };
  const cascade = work.filter((row) => row !== root);
  const row = (row: RowView) => ({
    reasons: row === root ? [reason] : [],
    causes: [0],
    chain: (row === root ? [root] : [row, root]).map(({ importPath }) => ({
      mode: 'build' as const,
      importPath,
    })),
    imports: row === root ? [] : [{ importPath: root.importPath, old: '11', new: '22' }],
    baseline: 0,
    otherProgram: null,
    outputUnchanged: false,
  });
  return {
    ...view,
    why: {
      counts: {
        rebuilt: work.length,
        failed: 0,
        total: view.totals.packages,
        linked: 1,
        linkCauses: 0,
        first: 0,
        roots: 1,
        wide: 0,
        wideCauses: 0,
        foreign: 0,
        because: cascade.length,
        vetted: 0,
        tested: 0,
      },
      causes: [
        {
          importPath: root.importPath,
          scope: 'one',
          otherProgram: null,
          reasons: [reason],
          roots: [root.id],
          cascade: cascade.map(({ id }) => id),
          scopeWork: { packages: 1, links: 0, vets: 0, tests: 0 },
          rootWork: { packages: 1, links: 0, vets: 0, tests: 0 },
          work: { packages: work.length, links: 1, vets: 0, tests: 0 },
          workMs: 43_000,
          severalLinks: false,
          outputUnchanged: false,
        },
      ],
      rows: Object.fromEntries(work.map((each) => [String(each.id), row(each)])),
      baselines: [
        {
          traceId: null,
          startedAt: '2026-01-02T03:04:05.000Z',
          argv: ['go', 'build', '.'],
          directory: '/home/dev/tools/gopls',
          program: null,
          steps: work.length,
        },
      ],
      compared: work.length,
      explained: work.length,
      firstSeen: 0,
      builtSince: true,
      firstOfModule: false,
      relinked: 0,
      relinkReasons: [],
    },
  };
}

function small(): BuildTrace {
  return traceFromSketch(
    `
    example.com/hello/greet   miss 210..330   module example.com/hello
    example.com/hello/store   hit             module example.com/hello
    example.com/hello         miss 332..410   module example.com/hello needs example.com/hello/greet example.com/hello/store
    link:example.com/hello    miss 412..740   module example.com/hello needs example.com/hello
    run:example.com/hello     miss 742..1460  module example.com/hello needs link:example.com/hello
    `,
    {
      command: { argv: ['go', 'run', '.'], verb: 'run', directory: '/home/dev/hello', goflags: [] },
      module: {
        mode: 'module',
        modules: [{ path: 'example.com/hello', version: null, main: true, directory: '/home/dev/hello' }],
      },
      wallMs: 1470,
      exec: {
        startMs: 742,
        endMs: 1460,
        exitCode: 0,
        signal: null,
        path: '/tmp/go-build1/b001/exe/hello',
        fromCache: false,
      },
      binaries: [
        {
          package: 'example.com/hello',
          kind: 'temporary',
          path: '/tmp/go-build1/b001/exe/hello',
          sizeBytes: 2_214_912,
          kept: false,
        },
      ],
    },
  );
}

export function gopls(graph: 'gopls-edit' | 'gopls-cold'): BuildTrace {
  return traced(withModules(realTrace(graph), GOPLS), {
    argv: ['go', 'build', '.'],
    directory: '/home/dev/tools/gopls',
    main: GOPLS,
    binary: './gopls',
    sizeBytes: 42_213_376,
  });
}

export function kubernetes(): BuildTrace {
  return traced(withModules(realTrace('kcm-cold'), 'k8s.io/kubernetes'), {
    argv: ['go', 'build', './cmd/kube-controller-manager'],
    directory: '/home/dev/kubernetes',
    main: 'k8s.io/kubernetes',
    binary: './kube-controller-manager',
    sizeBytes: 118_408_192,
  });
}

/** As our recorder would have seen the command: with its beginning and its end. */
function traced(
  trace: BuildTrace,
  about: {
    readonly argv: readonly string[];
    readonly directory: string;
    readonly main: string;
    readonly binary: string;
    readonly sizeBytes: number;
  },
): BuildTrace {
  const later = (ms: number | null) => (ms === null ? null : ms + LOAD_MS);
  return {
    ...trace,
    origin: 'traced',
    command: { argv: about.argv, verb: 'build', directory: about.directory, goflags: [] },
    go: { version: 'go1.27.3', goos: 'linux', goarch: 'amd64', changedEnv: {} },
    module: {
      ...trace.module,
      modules: trace.module.modules.map((module) => ({
        ...module,
        directory: module.main ? about.directory : null,
      })),
    },
    exitCode: 0,
    wallMs: trace.wallMs + LOAD_MS + 12,
    notes: [],
    actions: trace.actions.map((action) => ({
      ...action,
      readyMs: later(action.readyMs),
      startMs: later(action.startMs),
      endMs: later(action.endMs),
    })),
    binaries: [
      { package: about.main, kind: 'output', path: about.binary, sizeBytes: about.sizeBytes, kept: true },
    ],
  };
}

function allCached(trace: BuildTrace): BuildTrace {
  return {
    ...trace,
    wallMs: 640,
    actions: trace.actions.map((action, index) => ({
      ...action,
      outcome: action.outcome === 'miss' ? 'hit' : action.outcome,
      commands: [],
      readyMs: LOAD_MS + index * 0.2,
      startMs: LOAD_MS + index * 0.2,
      endMs: LOAD_MS + index * 0.2 + 0.2,
    })),
  };
}

/** Two packages fail; whatever needs them never ran. */
function halfFailed(trace: BuildTrace): BuildTrace {
  const broken = new Set([`${GOPLS}/internal/protocol`, 'golang.org/x/tools/go/ssa']);
  const fate = new Map<number, 'failed' | 'notRun' | null>();
  const fateOf = (id: number): 'failed' | 'notRun' | null => {
    const known = fate.get(id);
    if (known !== undefined) return known;
    fate.set(id, null);
    const action = trace.actions[id];
    const blocked = action?.deps.some((dep) => fateOf(dep) !== null) === true;
    const own = action?.mode === 'build' && broken.has(action.package) ? 'failed' : null;
    const result = blocked ? 'notRun' : own;
    fate.set(id, result);
    return result;
  };
  const actions = trace.actions.map((action): Action => {
    const what = fateOf(action.id);
    if (what === null) return action;
    const { buildID: _, ...rest } = action;
    return what === 'failed'
      ? { ...rest, outcome: 'failed' }
      : { ...rest, outcome: 'notRun', commands: [], readyMs: null, startMs: null, endMs: null };
  });
  return {
    ...trace,
    exitCode: 1,
    actions,
    binaries: [],
    diagnostics: [
      {
        package: `${GOPLS}/internal/protocol`,
        file: 'internal/protocol/uri.go',
        line: 57,
        column: 18,
        message: 'undefined: filepath.IsAbsolute',
      },
      {
        package: 'golang.org/x/tools/go/ssa',
        file: '../go/ssa/builder.go',
        line: 2211,
        column: 9,
        message:
          'cannot use fn (variable of type *Function) as Value value in return statement:\n\t*Function does not implement Value (missing method Referrers)',
      },
    ],
  };
}

/** `go test ./...` with two failed tests in one package and a panic in another. */
export function failedTests(): TraceView {
  const trace = traceFromSketch(
    `
    example.com/shop/cart        miss 120..310   module example.com/shop
    example.com/shop/price       miss 110..290   module example.com/shop
    example.com/shop/stock       hit             module example.com/shop
    test:example.com/shop/cart   miss 700..1100  module example.com/shop needs example.com/shop/cart
    test:example.com/shop/price  miss 720..1000  module example.com/shop needs example.com/shop/price
    test:example.com/shop/stock  hit             module example.com/shop needs example.com/shop/stock
    `,
    {
      command: { argv: ['go', 'test', './...'], verb: 'test', directory: '/home/dev/shop', goflags: [] },
      module: {
        mode: 'module',
        modules: [{ path: 'example.com/shop', version: null, main: true, directory: '/home/dev/shop' }],
      },
      exitCode: 1,
      wallMs: 1_200,
      tests: [
        {
          package: 'example.com/shop/cart',
          status: 'fail',
          cached: false,
          elapsedMs: 380,
          failed: ['TestTotal', 'TestEmpty'],
          failures: [
            {
              name: 'TestTotal/with_discount',
              elapsedMs: 10,
              output: 'cart_test.go:31: total of 3 items\ncart_test.go:42: got 2790, want 2511',
              file: 'cart_test.go',
              line: 42,
            },
            { name: 'TestEmpty', elapsedMs: 0, output: '', file: null, line: null },
          ],
        },
        {
          package: 'example.com/shop/price',
          status: 'fail',
          cached: false,
          elapsedMs: 20,
          failed: ['TestRound'],
          failures: [
            {
              name: 'TestRound',
              elapsedMs: 0,
              output:
                'panic: runtime error: integer divide by zero [recovered]\n\ngoroutine 19 [running]:\ntesting.tRunner.func1.2({0x5189a0, 0x66e060})\n\t/usr/local/go/src/testing/testing.go:1632 +0x230\nexample.com/shop/price.Round(...)\n\t/home/dev/shop/price/round.go:17\nexample.com/shop/price.TestRound(0xc0000b6680?)\n\t/home/dev/shop/price/round_test.go:9 +0x1d',
              file: '/home/dev/shop/price/round.go',
              line: 17,
            },
          ],
        },
      ],
    },
  );
  return viewTrace({
    ...trace,
    actions: trace.actions.map((action) =>
      action.mode === 'test run' && action.outcome === 'miss' ? { ...action, outcome: 'failed' } : action,
    ),
  });
}

/** The program of `go run` panics. */
export function crashed(): TraceView {
  const trace = small();
  return viewTrace({
    ...trace,
    exitCode: 1,
    exec: trace.exec && {
      ...trace.exec,
      exitCode: 2,
      panic: {
        message: 'runtime error: index out of range [3] with length 3',
        function: 'example.com/hello/greet.Pick',
        file: '/home/dev/hello/greet/greet.go',
        line: 12,
        output:
          'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nexample.com/hello/greet.Pick(...)\n\t/home/dev/hello/greet/greet.go:12\nmain.main()\n\t/home/dev/hello/main.go:9 +0x1d',
      },
    },
  });
}

/** go could not load the packages: a cause with its fixes, and nothing to draw. */
export function notLoaded(): TraceView {
  const trace = traceFromSketch('', {
    command: { argv: ['go', 'run', '.'], verb: 'run', directory: '/home/dev/hello', goflags: [] },
    exitCode: 1,
    wallMs: 84,
    diagnostics: [
      {
        package: null,
        file: 'main.go',
        line: 4,
        column: 2,
        message: 'no required module provides package example.com/dep; to add it:\n\tgo get example.com/dep',
      },
      { package: null, file: 'go.mod', line: 3, column: null, message: 'invalid go version' },
    ],
  });
  return viewTrace(trace, {
    noMain: {
      id: 'missing-module',
      about: 'command',
      target: [],
      sentence: 'No required module provides example.com/dep.',
      place: { file: 'main.go', line: 4, column: 2 },
      fixes: [
        { what: 'Add the module', how: 'go get example.com/dep', isCommand: true },
        { what: 'Remove the import', how: 'main.go:4', isCommand: false },
      ],
      setBy: null,
      goWords: null,
    },
  });
}

/** Names made to break out of text, to turn it around, and to fill the screen. */
export function hostileView(): TraceView {
  const view = VIEWS.edit();
  const names = [
    '</script><script>window.pwned = 1</script>',
    '<img src=x onerror="window.pwned = 2">',
    '"><svg onload="window.pwned = 3">',
    '\u202egnp.evil\u2066\u200f abc',
    'x/'.repeat(5_000),
    'javascript:window.pwned=4',
    '__proto__',
    'constructor',
    `{{7*7}}$\{7*7}`,
    'a\u0000b\nc\td',
  ];
  const rows = view.rows.map((row, index) => {
    const name = names[index % names.length] ?? '';
    return {
      ...row,
      importPath: `${name}/${index}`,
      label: { kind: 'package', name: `${name} ${index}` } as const,
      module: index % 3 === 0 ? name : row.module,
      variant: index % 7 === 0 ? name : null,
      commands: row.commands.length > 0 ? [name, ...row.commands] : [],
      ownMs: index % 11 === 0 ? Number.NaN : row.ownMs,
      startMs: index % 13 === 0 ? Number.POSITIVE_INFINITY : row.startMs,
      deps: index % 5 === 0 ? [...row.deps, -1, 1e9, 0.5, index] : row.deps,
    };
  });
  return {
    ...view,
    header: {
      ...view.header,
      argv: ['go', 'build', names[0] ?? '', names[3] ?? ''],
      program: names[1] ?? '',
      directory: names[2] ?? '',
      goVersion: '<b>go</b>',
      notes: [
        { id: 'text', args: { text: names[0] ?? '' } },
        { id: 'unknown', args: { name: names[1] ?? '' } },
      ],
    },
    rows,
    criticalPath: [...view.criticalPath, 1e9, -3],
    diagnostics: [
      { package: names[0] ?? '', file: names[1] ?? '', line: 1, column: 1, message: names.join('\n') },
    ],
  };
}

/** The same build seen at a moment while go works: what has not begun by then waits. */
export function seenAt(view: TraceView, ms: number): TraceView {
  const rows = view.rows.map((row): RowView => {
    if (row.outcome === 'hit') return { ...row, state: 'waiting', outcome: 'unknown', critical: false };
    const begun = row.startMs !== null && row.startMs <= ms;
    const done = row.endMs !== null && row.endMs <= ms;
    if (done) return { ...row, critical: false, provisional: true };
    return {
      ...row,
      state: begun ? 'running' : 'waiting',
      outcome: begun ? 'miss' : 'unknown',
      origin: begun && row.origin,
      critical: false,
      endMs: null,
      startMs: begun ? row.startMs : null,
      ownMs: begun ? ms - (row.startMs ?? 0) : 0,
    };
  });
  const now = rows.find((row) => row.state === 'running');
  return {
    ...view,
    header: { ...view.header, state: 'running', exitCode: null, wallMs: ms, buildMs: ms, provisional: true },
    headline: {
      kind: 'running',
      compiled: rows.filter((row) => row.outcome === 'miss').length,
      now: now?.label ?? null,
      nowMs: now?.ownMs ?? 0,
    },
    rows,
    criticalPath: [],
    criticalMs: 0,
    timeline: {
      endMs: ms,
      idleShare: null,
      lanes: view.timeline.lanes.map((lane) =>
        lane
          .filter((bar) => bar.startMs <= ms)
          .map((bar) => ({ ...bar, critical: false, endMs: Math.min(ms, bar.endMs) })),
      ),
    },
  };
}

/** A package with a long name that is compiled, vetted and tested: three rows, alike but for what was done. */
export function tested(): TraceView {
  const name = 'example.com/organization/repository/internal/pkg/with/a/long/path/indeed';
  return viewTrace(
    traceFromSketch(`
      ${name}       miss 0..10
      vet:${name}   miss 10..20 needs ${name}
      test:${name}  miss 20..90 needs ${name}
    `),
  );
}

/** So many boxes that only a canvas can draw them: all on the critical path, which nothing folds. */
export function crowd(): TraceView {
  const names = Array.from({ length: 640 }, (_, index) => `example.com/crowd/p${index}`);
  const lines = names.map(
    (name, index) => `${name} miss ${index}..${index + 1} ${index > 9 ? ` needs ${names[index % 10]}` : ''}`,
  );
  const view = viewTrace(traceFromSketch(lines.join('\n')));
  return {
    ...view,
    criticalPath: view.rows.map((row) => row.id),
    rows: view.rows.map((row) => ({ ...row, critical: true })),
  };
}
