import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';

/** Runs inside the command line and records what it does, in order; `files` are the files of the bundle loaded by then. */
const PROBE = `
const fs = require('node:fs'), process = require('node:process'), child = require('node:child_process');
const events = [];
const watch = (object, name, note) => {
  const before = object[name];
  object[name] = function (...args) { note(...args); return before.apply(this, args); };
};
const loaded = () => Object.keys(require.cache).filter((file) => file.includes('dist')).map((file) => require('node:path').basename(file));
const inCache = (file) => String(file).startsWith(process.env.XDG_CACHE_HOME);
watch(child, 'spawn', (file) => events.push({ type: 'spawn', program: require('node:path').basename(file), files: loaded() }));
watch(fs.promises, 'readFile', (file) => inCache(file) && events.push({ type: 'read', file }));
watch(fs.promises, 'rename', (from, file) => events.push({ type: 'write', file }));
watch(fs.promises, 'rm', (file) => inCache(file) && events.push({ type: 'remove', file }));
let hasSaid = false;
const say = () => { if (!hasSaid) events.push({ type: 'summary' }); hasSaid = true; };
process.on('exit', () => fs.writeFileSync(process.env.PROBE_OUT, JSON.stringify({ events, files: loaded() })));
watch(process.stderr, 'write', (text) => String(text).includes('go build') && say());
`;

interface Probed {
  readonly events: readonly {
    readonly type: 'spawn' | 'read' | 'write' | 'remove' | 'summary';
    readonly program?: string;
    readonly file?: string;
    readonly files?: readonly string[];
  }[];
  /** Loaded by its end. */
  readonly files: readonly string[];
}

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(async () => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'main.go': 'package main\n\nfunc main() {}\n',
  });
  user = new CliUser(workspace);
  writeFileSync(path.join(workspace.temp, 'probe.cjs'), PROBE);
  // A user's first traced command makes a pipe, which the later ones use.
  await user.run(['trace', '--no-history', 'go', 'build', '-o', path.join(workspace.temp, 'warm'), '.']);
});
afterAll(() => workspace.remove());

async function probe(options: readonly string[]): Promise<Probed> {
  const out = path.join(workspace.temp, 'probe.json');
  const { code, stderr } = await user.run(['trace', ...options, 'go', 'build', '-o', 'out', '.'], {
    env: { NODE_OPTIONS: `--require=${path.join(workspace.temp, 'probe.cjs')}`, PROBE_OUT: out },
  });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(readFileSync(out, 'utf8'));
}

test('three files are loaded before go starts, and none for storing or explaining if both are off', async () => {
  const { events, files } = await probe(['--no-history', '--no-explain']);
  const [start, ...others] = events.filter(({ type }) => type === 'spawn');
  expect(start).toEqual({
    type: 'spawn',
    program: 'go',
    files: ['cli.cjs', 'start.cjs', 'trace-start.cjs'],
  });
  expect(others).toEqual([]);
  expect(files.filter((file) => file.startsWith('trace-outputs') || file.startsWith('execa'))).toEqual([]);
  // And this is how it looks where they are needed.
  expect((await probe(['--no-explain'])).files).toContain('trace-outputs-start.cjs');
});

test('the trace is saved before the summary is printed, and nothing is written or removed after it', async () => {
  mkdirSync(user.historyFolder, { recursive: true });
  const old = Array.from({ length: 70 }, (_, minute) =>
    path.join(
      user.historyFolder,
      `2026-01-01T00-${String(minute % 60).padStart(2, '0')}-00.000Z-${String(minute).padStart(12, '0')}.gotrace.json.gz`,
    ),
  );
  for (const file of old) writeFileSync(file, '');
  const { events } = await probe([]);
  const summaryAt = events.findIndex(({ type }) => type === 'summary');
  const saved = events.findIndex(({ type, file }) => type === 'write' && file?.endsWith('.gotrace.json.gz'));
  expect({ said: summaryAt > 0, savedFirst: saved >= 0 && saved < summaryAt }).toEqual({
    said: true,
    savedFirst: true,
  });
  expect(events.slice(summaryAt + 1).filter(({ type }) => type !== 'read')).toEqual([]);
  // What earlier commands left above the limit went before that: 50 stay, and this trace.
  expect(readdirSync(user.historyFolder).filter((name) => name.endsWith('.gotrace.json.gz'))).toHaveLength(
    51,
  );
});

test('a command opens its store once, and reads the header of each pack of cache keys once', async () => {
  await probe([]);
  const { events } = await probe([]);
  const packs = events.flatMap(({ type, file }) =>
    type === 'read' && file !== undefined && path.dirname(file).endsWith('keys') ? [file] : [],
  );
  expect(packs.length).toBeGreaterThan(0);
  expect(packs.filter((file, at) => packs.indexOf(file) !== at)).toEqual([]);
});
