import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import type { Run } from '../../../src/host/run.ts';
import type { Services } from '../../../src/host/services.ts';

vi.mock('vscode', () => ({
  EventEmitter: class {
    #listeners: ((value: unknown) => void)[] = [];
    event = (listener: (value: unknown) => void) => this.#listeners.push(listener);
    fire = (value: unknown) => {
      for (const listener of this.#listeners) listener(value);
    };
  },
}));

// The files of a worker share modules, and those loaded before have another file's editor.
vi.resetModules();
const { publicApi } = await import('../../../src/host/public-api.ts');

const declared = ts.createSourceFile(
  'go-build-pipeline.d.ts',
  readFileSync(new URL('../../../docs/go-build-pipeline.d.ts', import.meta.url), 'utf8'),
  ts.ScriptTarget.Latest,
);

/** The members that the published types declare, sorted. */
function membersOf(name: string): readonly string[] {
  const found = declared.statements.find(
    (one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  return (found?.members ?? []).map((member) => member.name?.getText(declared) ?? '').sort();
}

const run: Run = {
  id: 'run-1',
  argv: ['go', 'build'],
  directory: '/w',
  go: { path: '/go/bin/go', version: 'go1.26.8', source: 'PATH' },
  target: { directory: '/w', argv: ['go', 'build'], env: { TOKEN: 'secret' } },
  recordedId: 'recorder-1',
  cancelled: false,
  cancel: () => {},
  state: 'done',
  view: {
    header: { exitCode: 1 },
    totals: { rebuilt: 3, fromCache: 4 },
  } as unknown as TraceView,
  record: { kind: 'history', id: '2026' },
};

function apiOf(last: Run) {
  let change: (run: Run) => void = () => {};
  const runs = {
    last,
    onDidChange: (listener: (run: Run) => void) => {
      change = listener;
    },
  };
  const services = { runs, context: { subscriptions: [] } } as unknown as Services;
  return { api: publicApi(services), change: (one: Run) => change(one) };
}

test('the API has exactly the members that its types declare', () => {
  const { api, change } = apiOf(run);
  const heard: unknown[] = [];
  api.onDidChangeRun((one) => heard.push(one));
  change(run);
  expect(Object.keys(api).sort()).toEqual(membersOf('PipelineApi'));
  for (const one of [api.lastRun(), heard[0]])
    expect(Object.keys(one ?? {}).sort()).toEqual(membersOf('PipelineRun'));
});

test('a run is data, without its picture, its trace and its cancel function', () => {
  expect(apiOf(run).api.lastRun()).toEqual({
    id: 'run-1',
    argv: ['go', 'build'],
    directory: '/w',
    state: 'done',
    exitCode: 1,
    rebuilt: 3,
    fromCache: 4,
  });
});
