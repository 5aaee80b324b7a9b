import { SCHEMA_VERSION } from '../../src/core/model/schema-version.ts';
import type { StageId } from '../../src/core/model/stage.ts';
import type { Action, BuildTrace, Outcome } from '../../src/core/model/trace.ts';

/**
 * A trace from readable lines, dependencies in any order:
 *
 *     fmt        hit
 *     app        miss 10..30  needs fmt
 *     link:app   miss 30..45  needs app
 *
 * A name is a package, or `link:`, `vet:`, `test:`, `run:`, `install:`, `cgo:` or `other:` and a package (write `_`
 * for a space in it, as before a variant). `ready 5` is the time at which it could have begun, `module example.com/m`
 * its module (by default `std` for names without a dot, otherwise null).
 */
export function traceFromSketch(sketch: string, more: Partial<BuildTrace> = {}): BuildTrace {
  const lines = sketch
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name !== undefined && name !== '');
  const ids = new Map(lines.map(([name = ''], id) => [name, id]));
  const actions = lines.map((cells, id) => actionFrom(cells, id, ids));
  const verb = more.command?.verb ?? 'build';
  return {
    schemaVersion: SCHEMA_VERSION,
    recorder: { name: 'go-build-pipeline', version: '0.0.0' },
    origin: 'traced',
    startedAt: '2026-01-02T03:04:05.000Z',
    command: { argv: ['go', verb, '.'], verb, directory: '/src/app', goflags: [] },
    go: { version: 'go1.26.8', goos: 'linux', goarch: 'amd64', changedEnv: {} },
    module: { mode: 'module', modules: [] },
    exitCode: 0,
    signal: null,
    wallMs: Math.max(0, ...actions.map((action) => action.endMs ?? 0)),
    provisional: false,
    interrupted: false,
    dryRun: false,
    actions,
    diagnostics: [],
    tests: [],
    exec: null,
    binaries: [],
    loadPhases: [],
    keyInputs: {},
    notes: [],
    ...more,
  };
}

const MODES: Readonly<Record<string, readonly [mode: string, stage: StageId]>> = {
  link: ['link', 'link'],
  vet: ['vet', 'vet'],
  test: ['test run', 'test'],
  run: ['go run', 'run'],
  install: ['link-install', 'binary'],
  cgo: ['cgo run', 'compile'],
  other: ['preprocess PGO profile', 'compile'],
};

function actionFrom(cells: readonly string[], id: number, ids: ReadonlyMap<string, number>): Action {
  const [name = '', outcome = 'unknown', ...rest] = cells;
  const [, prefix, path = name] = /^([a-z]+):(.*)$/.exec(name) ?? [];
  const [mode, stage] = MODES[prefix ?? ''] ?? (['build', 'compile'] as const);
  const text = path.replace('_[', ' [');
  const span = rest.map((cell) => /^(\d+)\.\.(\d*)$/.exec(cell)).find((match) => match !== null);
  const after = (cell: string) => (rest.includes(cell) ? rest[rest.indexOf(cell) + 1] : undefined);
  const startMs = span?.[1] === undefined ? null : Number(span[1]);
  const needs = rest.includes('needs') ? rest.slice(rest.indexOf('needs') + 1) : [];
  const ready = after('ready');
  return {
    id,
    mode,
    stage,
    package: text,
    owner: text,
    module: after('module') ?? (text.split('/')[0]?.includes('.') ? null : 'std'),
    deps: needs.map((need) => {
      const dep = ids.get(need);
      if (dep === undefined) throw new Error(`the sketch has no ${need}`);
      return dep;
    }),
    outcome: outcome as Outcome,
    readyMs: ready === undefined ? startMs : Number(ready),
    startMs,
    endMs: span?.[2] === undefined || span[2] === '' ? null : Number(span[2]),
    commands: outcome === 'miss' || outcome === 'failed' ? [`${mode} ${text}`] : [],
  };
}
