import type { Action, BuildTrace } from '../../../src/core/model/trace.ts';
import { type ComparisonView, viewComparison } from '../../../src/core/view/compare/compare-view.ts';
import { traceFromSketch } from '../../support/sketch.ts';
import { gopls, kubernetes } from './views.ts';

/** Comparisons that are checked and shown, by name. */
export const COMPARISONS = {
  /** An edit of one file: its package, its importers, the link. */
  edit: () => compared(program('go build .', OLD), program('go build .', NEW)),
  /** Two commands, with something that only one of them has. */
  commands: () => compared(program('go build .', OLD), tested()),
  /** The same command twice, and nothing differs. */
  equal: () => compared(program('go build .', OLD), program('go build .', OLD)),
  /** A program of 725 packages before and after an edit, keys unknown. */
  gopls: () => compared(gopls('gopls-cold'), gopls('gopls-edit')),
  /** 2,300 packages, of which none is shared. */
  huge: () => compared(kubernetes(), otherKeys(kubernetes())),
  /** Three commands: two comparisons. */
  three: () => compared(program('go run .', OLD), program('go build .', NEW), tested()),
} as const satisfies Record<string, () => ComparisonView>;

function compared(...traces: readonly BuildTrace[]): ComparisonView {
  return viewComparison(traces.map((trace) => ({ trace, programs: [] })));
}

interface Keys {
  readonly greet: string;
  readonly app: string;
  readonly link: string;
}

const OLD: Keys = { greet: 'gr-old', app: 'app-old', link: 'link-old' };
const NEW: Keys = { greet: 'gr-new', app: 'app-new', link: 'link-new' };

function program(command: string, keys: Keys): BuildTrace {
  const trace = traceFromSketch(
    `
    strings                   ${keys === OLD ? 'miss 20..80' : 'hit'}   module std
    example.com/hello/store   hit             module example.com/hello needs strings
    example.com/hello/greet   miss 210..330   module example.com/hello needs strings
    example.com/hello         miss 332..410   module example.com/hello needs example.com/hello/greet example.com/hello/store
    link:example.com/hello    miss 412..740   module example.com/hello needs example.com/hello
    `,
    about(command, 1470),
  );
  return withKeys(trace, {
    strings: 'str',
    'example.com/hello/store': 'store',
    'example.com/hello/greet': keys.greet,
    'example.com/hello': keys.app,
    'link example.com/hello': keys.link,
  });
}

/** Tests are compiled with what they test, and linked to a program of their own. */
function tested(): BuildTrace {
  const trace = traceFromSketch(
    `
    strings                      hit             module std
    testing                      miss 20..160    module std needs strings
    example.com/hello/greet      hit             module example.com/hello needs strings
    example.com/hello/greet.test miss 332..410   module example.com/hello needs example.com/hello/greet testing
    link:example.com/hello/greet.test miss 412..640 module example.com/hello needs example.com/hello/greet.test
    `,
    { ...about('go test ./greet', 900), command: { ...about('go test ./greet', 900).command, verb: 'test' } },
  );
  return withKeys(trace, {
    strings: 'str',
    testing: 'testing',
    'example.com/hello/greet': OLD.greet,
    'example.com/hello/greet.test': 'main-test',
    'link example.com/hello/greet.test': 'link-test',
  });
}

function about(command: string, wallMs: number) {
  return {
    command: { argv: command.split(' '), verb: 'build', directory: '/home/dev/hello', goflags: [] },
    module: {
      mode: 'module',
      modules: [{ path: 'example.com/hello', version: null, main: true, directory: '/home/dev/hello' }],
    },
    wallMs,
  } as const;
}

/** Action ids, and what go hashed into those that differ between the old program and the new one. */
function withKeys(trace: BuildTrace, ids: Readonly<Record<string, string>>): BuildTrace {
  const idOf = ({ mode, package: name }: Action) => ids[mode === 'link' ? `link ${name}` : name];
  const actions = trace.actions.map((action): Action => {
    const id = idOf(action);
    return id === undefined ? action : { ...action, actionID: id, buildID: `${id}/out-${id}` };
  });
  const keyInputs = Object.fromEntries(
    actions.flatMap(({ mode, package: name, actionID }) =>
      actionID === undefined ? [] : [[actionID, inputsOf(mode, name, actionID)] as const],
    ),
  );
  return { ...trace, actions, keyInputs };
}

function inputsOf(mode: string, name: string, id: string): readonly string[] {
  if (mode === 'link')
    return ['go1.26.8', 'link', `packagefile example.com/hello=out-${id.replace('link', 'app')}`];
  const greet = id.endsWith('-new') ? 'gr-new' : 'gr-old';
  return [
    'go1.26.8',
    'compile',
    `import "${name}"`,
    ...(name === 'example.com/hello' ? [`import example.com/hello/greet out-${greet}`] : []),
    ...(name === 'example.com/hello/greet' ? [`file greet.go ${id}`] : []),
  ];
}

function otherKeys(trace: BuildTrace): BuildTrace {
  return {
    ...trace,
    actions: trace.actions.map((action) =>
      action.actionID === undefined ? action : { ...action, actionID: `other ${action.actionID}` },
    ),
  };
}
