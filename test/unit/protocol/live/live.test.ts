import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TraceView } from '../../../../src/core/view/trace/trace-view.ts';
import { LiveSession, type LiveSink } from '../../../../src/host/live/live-session.ts';
import { cutLines } from '../../../../src/platform/lines.ts';
import { readLiveMessage, readLiveOrder } from '../../../../src/protocol/live/live.ts';

const HELLO = {
  type: 'hello',
  token: 't',
  recorderVersion: '1',
  startedAtEpochMs: 0,
  argv: ['go', 'build'],
  verb: 'build',
  directory: '/m',
  goflags: [],
  go: { path: '/go', version: 'go1.26' },
  dryRun: false,
  recordedId: null,
};

test('a stream is split into lines wherever its chunks end', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 })), fc.array(fc.nat(30)), (texts, cuts) => {
      const lines = texts.map((text) => text.replaceAll('\n', ' '));
      let rest = lines.map((line) => `${line}\n`).join('');
      const cutter = cutLines(() => 1_000);
      const out: string[] = [];
      for (const cut of cuts) {
        out.push(...(cutter.push(rest.slice(0, cut)) ?? ['too long']));
        rest = rest.slice(cut);
      }
      out.push(...(cutter.push(rest) ?? ['too long']));
      expect(out).toEqual(lines);
    }),
  );
});

test('a line that is too long ends the stream, even before the line is complete', () => {
  expect(cutLines(() => 5).push('123456\n')).toBeNull();
  const cutter = cutLines(() => 5);
  expect(cutter.push('1234')).toEqual([]);
  expect(cutter.push('56')).toBeNull();
});

test('only messages of the command line are accepted', () => {
  expect(readLiveMessage(JSON.stringify(HELLO))).toEqual(HELLO);
  for (const text of [
    '',
    'null',
    '{',
    '{"type":"other"}',
    JSON.stringify({ ...HELLO, verb: 'rm' }),
    JSON.stringify({ ...HELLO, argv: 'go' }),
    '{"type":"x","events":[{"type":"exec","atMs":"1"}]}',
    '{"type":"end","atMs":1e999,"exitCode":0,"signal":null}',
  ])
    expect(readLiveMessage(text)).toBeNull();
  expect(readLiveOrder('{"type":"kill"}')).toEqual({ type: 'kill' });
  expect(readLiveOrder('{"type":"exec","file":"/bin/sh"}')).toBeNull();
});

const nobody: LiveSink = {
  hello: () => {},
  view: () => {},
  end: () => {},
  trace: () => {},
  saved: () => {},
  fault: () => {},
  defect: () => {},
};

const ACTION = {
  id: 0,
  mode: 'build',
  package: 'fmt',
  deps: [],
  objdir: null,
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
};

test('a plan with dangling actions, or before the hello, ends the connection', async () => {
  const plan = (actions: readonly unknown[]) =>
    readLiveMessage(
      JSON.stringify({ type: 'plan', startedAtEpochMs: 0, module: { mode: 'module', modules: [] }, actions }),
    );
  const asked = async (actions: readonly unknown[], greeted = true) => {
    const session = new LiveSession(nobody);
    const hello = readLiveMessage(JSON.stringify(HELLO));
    if (greeted && hello) await session.take(hello);
    const message = plan(actions);
    const taken = message !== null && (await session.take(message));
    session.dispose();
    return taken;
  };
  expect(await asked([ACTION])).toBe(true);
  expect(await asked([ACTION], false)).toBe(false);
  expect(await asked([{ ...ACTION, deps: [7] }])).toBe(false);
  expect(await asked([{ ...ACTION, deps: [-1] }])).toBe(false);
  expect(await asked([{ ...ACTION, id: 3 }])).toBe(false);
  expect(await asked([{ ...ACTION, mode: 5 }])).toBe(false);
});

test('a second hello or an invalid view also ends the connection', async () => {
  const session = new LiveSession(nobody);
  const hello = readLiveMessage(JSON.stringify(HELLO));
  if (hello === null) throw new Error('no hello');
  expect(await session.take(hello)).toBe(true);
  expect(await session.take(hello)).toBe(false);
  expect(await session.take({ type: 'view', view: { rows: 'many' } })).toBe(false);
  session.dispose();
});

test('no package is shown as compiling after go ended, even before the final picture', async () => {
  const views: TraceView[] = [];
  const session = new LiveSession({ ...nobody, view: (view) => views.push(view) });
  const take = async (message: object) => {
    const read = readLiveMessage(JSON.stringify(message));
    if (read === null) throw new Error(`no message: ${JSON.stringify(message)}`);
    await session.take(read);
  };
  await take(HELLO);
  await take({
    type: 'plan',
    startedAtEpochMs: 0,
    module: { mode: 'module', modules: [] },
    actions: [{ ...ACTION, objdir: '/tmp/go-build7/b001/' }],
  });
  await take({
    type: 'x',
    events: [
      {
        type: 'command',
        atMs: 5,
        objdir: 'b001',
        tool: 'compile',
        importPath: 'fmt',
        text: 'compile -p fmt',
      },
    ],
  });
  await expect
    .poll(() => views.at(-1)?.headline)
    .toMatchObject({ kind: 'running', now: { kind: 'package', name: 'fmt' } });
  await take({ type: 'end', atMs: 9, exitCode: 1, signal: null });
  expect(views.at(-1)?.headline).toMatchObject({ kind: 'running', now: null });
  session.dispose();
});
