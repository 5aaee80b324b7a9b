import { expect, test } from 'vitest';
import type { GraphAction, XEvent } from '../../../../src/core/events/events.ts';
import { readToolCommand } from '../../../../src/core/go/tool-command.ts';
import { foldSeen, foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { LiveFold } from '../../../../src/core/trace/live-outcomes.ts';
import type { Recording } from '../../../../src/core/trace/recording.ts';

const action = (id: number, mode: string, name: string, deps: readonly number[]): GraphAction => ({
  id,
  mode,
  package: name,
  deps,
  objdir: `/tmp/go-build1/b00${id}/`,
  target: null,
  priority: null,
  built: null,
  needBuild: true,
  actionID: null,
  buildID: null,
  timeReady: null,
  timeStart: null,
  timeDone: null,
  commands: [],
  realMs: null,
  userMs: null,
  sysMs: null,
  extra: null,
});

const plan = [
  action(0, 'go run', 'ex.com/app', [1]),
  action(1, 'link', 'ex.com/app', [2]),
  action(2, 'build', 'ex.com/app', [3, 4]),
  action(3, 'build', 'fmt', []),
  action(4, 'build', 'ex.com/lib', [3]),
];

const command = (tool: 'compile' | 'link' | 'buildid', at: number, atMs: number): XEvent => {
  const file = tool === 'link' || at === 1 ? 'exe/a.out' : '_pkg_.a';
  const text = tool === 'buildid' ? `buildid -w $WORK/b00${at}/${file}` : `${tool} -o ${file}`;
  const read = readToolCommand(text, tool);
  return { type: 'command', atMs, ...read, tool, objdir: `b00${at}`, text };
};

const events: readonly XEvent[] = [
  command('compile', 4, 10),
  command('buildid', 4, 20),
  { type: 'importcfg', atMs: 21, objdir: 'b002', packages: [{ importPath: 'ex.com/lib', rebuilt: true }] },
  command('compile', 2, 22),
  command('buildid', 2, 30),
  command('link', 1, 31),
  command('buildid', 1, 40),
  { type: 'exec', atMs: 41, path: '/tmp/app', fromCache: false },
];

const recording = (xEvents: readonly XEvent[]): Recording => ({
  recorderVersion: '0',
  origin: 'traced',
  startedAtEpochMs: 0,
  argv: ['go', 'run', '.'],
  verb: 'run',
  directory: '/w',
  goflags: [],
  go: { version: 'go1.26.8', goos: null, goarch: null, changedEnv: {} },
  module: { mode: 'unknown', modules: [] },
  plan,
  final: null,
  xEvents,
  messages: '',
  testOutput: null,
  testOutputIsJson: false,
  programEnd: null,
  end: null,
  interrupted: false,
  dryRun: false,
  binaries: [],
  loadPhases: [],
  notes: [],
});

test('a picture after each event equals one folded from all events so far', () => {
  const fold = new LiveFold(plan);
  for (const [at, event] of events.entries()) {
    fold.take(event);
    const seen = events.slice(0, at + 1);
    expect(foldSeen(recording([]), fold)).toEqual(foldTrace(recording(seen)));
  }
});

test('a picture does not change when more events are taken', () => {
  const fold = new LiveFold(plan);
  fold.take(events[0] ?? command('compile', 4, 10));
  const early = foldSeen(recording([]), fold);
  const before = structuredClone(early);
  for (const event of events.slice(1)) fold.take(event);
  expect(early).toEqual(before);
  expect(foldSeen(recording([]), fold).actions.map(({ outcome }) => outcome)).toEqual([
    'miss',
    'miss',
    'miss',
    'hit',
    'miss',
  ]);
});

test('without -x lines, begins and ends are known, but not what came from the cache', () => {
  const span = (id: number, atMs: number, phase: 'begin' | 'end', made = false): XEvent => ({
    type: 'action',
    atMs,
    phase,
    id,
    made,
  });
  const fold = new LiveFold(plan);
  const seen = [
    span(3, 5, 'begin'),
    span(3, 6, 'end'),
    span(4, 6, 'begin'),
    span(4, 9, 'end', true),
    span(2, 9, 'begin'),
  ];
  for (const event of [...seen, span(9, 9, 'begin')]) fold.take(event);
  const running = { succeeded: null, blamed: new Set<string>() };
  const state = (id: number, context: Parameters<LiveFold['states']>[0] = running) => {
    const { outcome, startMs, endMs } = fold.states(context)[id] ?? {};
    return { outcome, startMs, endMs };
  };
  expect(state(3)).toEqual({ outcome: 'unknown', startMs: 5, endMs: 6 });
  expect(state(4)).toEqual({ outcome: 'miss', startMs: 6, endMs: 9 });
  expect(state(2)).toEqual({ outcome: 'unknown', startMs: 9, endMs: null });
  // A command that succeeded, but left no final graph.
  expect(state(3, { ...running, succeeded: true }).outcome).toBe('unknown');

  fold.take({ type: 'exec', atMs: 12, path: null, fromCache: null });
  expect(state(1)).toEqual({ outcome: 'unknown', startMs: null, endMs: null });
  expect(foldSeen({ ...recording([]), stderrInherited: true }, fold)).toMatchObject({
    messagesKept: false,
    exec: { startMs: 12, exitCode: null, fromCache: false },
  });
});
