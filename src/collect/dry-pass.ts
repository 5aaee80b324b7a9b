import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { actionIDOfHex, createHashLineParser, type HashedKey } from '../core/events/hash-lines.ts';
import type { Action } from '../core/model/trace.ts';
import { createTempDir, removeTempDir } from './temp-dir.ts';

export interface DryPassOptions {
  /** The go to start. */
  readonly goPath: string;
  /** The command as typed, `go` first. */
  readonly argv: readonly string[];
  /** Where further flags may be put (GoCommandLine). */
  readonly insertAt: number;
  /** As the traced command got them. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

export interface KeyInputs {
  /** Per action id of the real command, its version first. Only what is proven to be the inputs of that id. */
  readonly keyInputs: Readonly<Record<string, readonly string[]>>;
  readonly keyEnvironment: Readonly<Record<string, string>>;
  /** What could not be read; one plain sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the inputs of every cache key of a command that has built: the same command once more with `-n`,
 * which runs nothing, and `GODEBUG=gocachehash=1`, which prints what go hashes. Low priority. `early`: a dry
 * pass that was made while the program ran, before its files could change.
 */
export async function readKeyInputs(
  actions: readonly Action[],
  isStored: (actionID: string) => boolean,
  options: DryPassOptions,
  early: Promise<DryPass> | null = null,
): Promise<KeyInputs> {
  const ids = new Set(actions.flatMap((action) => (isKeyed(action) ? [action.actionID ?? ''] : [])));
  const environment = readKeyEnvironment(options);
  if (ids.size === 0 || [...ids].every(isStored)) {
    return { keyInputs: {}, keyEnvironment: await environment, notes: [] };
  }
  const pass = await (early ?? runDryPass(options));
  const keyEnvironment = await environment;
  if (options.signal?.aborted) return { keyInputs: {}, keyEnvironment, notes: [BROKEN_OFF] };
  if (pass.keys.length === 0) return { keyInputs: {}, keyEnvironment, notes: [noKeys(pass.failure)] };
  const keyInputs = matchKeys(actions, pass.keys);
  const missing = [...ids].filter((id) => keyInputs[id] === undefined && !isStored(id)).length;
  const notes =
    missing === 0
      ? []
      : [
          `The inputs of ${missing} cache keys are not known: files or settings changed while go was working.`,
        ];
  return { keyInputs, keyEnvironment, notes };
}

const BROKEN_OFF = 'Why packages were rebuilt is not known: reading the cache keys was broken off.';

function noKeys(failure: string): string {
  return `Why packages were rebuilt is not known: go did not print its cache keys.${failure === '' ? '' : ` It said: ${failure}`}`;
}

function isKeyed(action: Action): boolean {
  return action.actionID !== undefined && (action.mode === 'build' || action.mode === 'link');
}

/** Every key that go hashed under -n, proven by its sum. */
export interface DryPass {
  readonly keys: readonly HashedKey[];
  readonly exitCode: number | null;
  /** First line of what go said, when it printed no keys. */
  readonly failure: string;
}

/** `graphFile`: where go writes the graph of the dry run; by default it is thrown away. */
export async function runDryPass(options: DryPassOptions, graphFile?: string): Promise<DryPass> {
  const tempDir = graphFile === undefined ? createTempDir() : null;
  const file = graphFile ?? (tempDir === null ? null : path.join(tempDir, 'dry.json'));
  try {
    return await run(options, file);
  } finally {
    if (tempDir !== null) removeTempDir(tempDir);
  }
}

async function run(options: DryPassOptions, graphFile: string | null): Promise<DryPass> {
  const words = dryWords(options, graphFile);
  const env = { ...options.env, GODEBUG: extendGodebug(options.env.GODEBUG) };
  const keys: HashedKey[] = [];
  const said: string[] = [];
  const parser = createHashLineParser((key) => keys.push(key), {
    onOther: (line) => {
      if (said.length < 5 && line.trim() !== '') said.push(line);
    },
  });
  const child = spawn(options.goPath, words, {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  lowerPriority(child);
  const stop = () => {
    child.kill('SIGKILL');
    // What go started may still hold it, and nobody waits for that.
    child.stderr.destroy();
  };
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted) stop();
  const timer = setTimeout(stop, LONGEST_MS);
  timer.unref();
  try {
    const exitCode = await new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(null));
      child.on('close', (code) => resolve(code));
      child.stderr.setEncoding('utf8');
      child.stderr.on('data', (chunk: string) => parser.push(chunk));
    });
    parser.end();
    return { keys: keys.filter(isProven), exitCode, failure: keys.length === 0 ? (said[0] ?? '') : '' };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

/** A dry pass of 4,680 actions takes 2 s; one that takes so long hangs. */
const LONGEST_MS = 120_000;

function lowerPriority(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

/** What go prints is what it hashed: lines of two hashes that got mixed up do not give the sum. */
function isProven(key: HashedKey): boolean {
  return sumOf(key.writes) === key.hex;
}

function sumOf(writes: readonly string[]): string {
  const hash = createHash('sha256');
  for (const write of writes) hash.update(write);
  return hash.digest('hex');
}

/** The command with `-n`; the files that it would write for its user are left alone. */
export function dryWords(
  { argv, insertAt }: Pick<DryPassOptions, 'argv' | 'insertAt'>,
  graphFile: string | null,
): string[] {
  const ours = ['-n', ...(graphFile === null ? [] : [`-debug-actiongraph=${graphFile}`])];
  return [...argv.slice(1, insertAt), ...ours, ...withoutFileFlags(argv.slice(insertAt))];
}

const FILE_FLAGS = ['debug-actiongraph', 'debug-trace', 'debug-runtime-trace'];

/** Up to the first word that is no flag, which is where go stops reading them (`go test` reads on). */
function withoutFileFlags(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const name = /^--?([a-z-]+)(=|$)/.exec(word);
    if (name && FILE_FLAGS.includes(name[1] ?? '')) {
      if (name[2] === '') at++;
    } else kept.push(word);
    if (word === '-args' || word === '--args' || word === '--') return [...kept, ...words.slice(at + 1)];
  }
  return kept;
}

export function extendGodebug(value: string | undefined): string {
  return value ? `${value},gocachehash=1` : 'gocachehash=1';
}

/** What counts in keys beside their lines. */
export async function readKeyEnvironment(options: DryPassOptions): Promise<Readonly<Record<string, string>>> {
  const names = ['CGO_ENABLED', 'GOCACHE'];
  // `-C DIR` stands on either side of the verb.
  const { argv, insertAt } = options;
  const chdir = argv[1]?.startsWith('-') ? argv.slice(1, insertAt - 1) : argv.slice(2, insertAt);
  const words = ['env', ...chdir, '-json', ...names];
  const { goPath, cwd, env, signal } = options;
  const text = await new Promise<string>((resolve) => {
    execFile(
      goPath,
      words,
      { cwd, env, encoding: 'utf8', timeout: 30_000, signal, windowsHide: true },
      (_, out) => resolve(out),
    );
  });
  try {
    const values = JSON.parse(text) as Record<string, unknown>;
    return Object.fromEntries(
      names.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
    );
  } catch {
    return {};
  }
}

/**
 * Gives each action of the real run its inputs: by its id; and where `-n` cannot know the id because go
 * makes a file only when it really builds (a test's main), by putting in what the real run says.
 */
export function matchKeys(
  actions: readonly Action[],
  keys: readonly HashedKey[],
): Readonly<Record<string, readonly string[]>> {
  const byID = new Map(keys.map((key) => [actionIDOfHex(key.hex), key]));
  const byName = new Map<string, HashedKey[]>();
  for (const key of keys) byName.set(key.name, [...(byName.get(key.name) ?? []), key]);
  const found: Record<string, readonly string[]> = {};
  const contents = new Map<string, string>();
  for (const action of actions) {
    if (action.buildID !== undefined) contents.set(plainPath(action.package), action.buildID);
  }
  for (const action of actions) {
    const { actionID } = action;
    if (!isKeyed(action) || actionID === undefined || found[actionID]) continue;
    const key = byID.get(actionID) ?? completed(action, byName, contents);
    if (key) found[actionID] = key.writes.map((write) => (write.endsWith('\n') ? write.slice(0, -1) : write));
  }
  return found;
}

function completed(
  action: Action,
  byName: ReadonlyMap<string, readonly HashedKey[]>,
  buildIDs: ReadonlyMap<string, string>,
): HashedKey | null {
  const mainPath = plainPath(action.package);
  const buildID = buildIDs.get(mainPath);
  for (const key of byName.get(`${action.mode} ${mainPath}`) ?? []) {
    if (action.mode === 'build') {
      // Its one file is made by go: everything but that file's hash is known.
      if (key.writes.includes('file _testmain.go \n')) return key;
      continue;
    }
    if (buildID === undefined) continue;
    const writes = key.writes.map((write) => {
      if (write.startsWith(`packagefile ${mainPath}=`))
        return `packagefile ${mainPath}=${contentID(buildID)}\n`;
      return write.startsWith('packagemain ') ? `packagemain ${buildID}\n` : write;
    });
    const hex = sumOf(writes);
    if (actionIDOfHex(hex) === action.actionID) return { name: key.name, hex, writes };
  }
  return null;
}

function contentID(buildID: string): string {
  return buildID.slice(buildID.lastIndexOf('/') + 1);
}

function plainPath(packageText: string): string {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}
