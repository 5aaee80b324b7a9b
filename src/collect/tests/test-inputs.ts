import { createHash, type Hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isWithin } from '../../core/go/same-path.ts';
import { systemErrorOf } from '../../core/model/errors.ts';
import type { TestInput, TestInputChange } from '../../core/model/test-cache.ts';
import { isMissing } from '../../platform/read-text.ts';
import { valueIn } from '../../platform/variables.ts';

/** Longer lists are not checked, and count as not known. */
const MOST = 5_000;

/**
 * The current state of what a test read, according to go's own list. Like go: only files inside the module, by
 * size, mode and time; folders by their contents; variables by their values. null: too many.
 */
export async function readTestInputs(
  log: readonly string[],
  where: { readonly folder: string; readonly root: string; readonly env: NodeJS.ProcessEnv },
): Promise<readonly TestInput[] | null> {
  const wanted = new Map<string, { readonly kind: 'getenv' | 'open' | 'stat'; readonly place: string }>();
  // go always includes it, but the test's list does not name it.
  wanted.set('getenv GODEBUG', { kind: 'getenv', place: 'GODEBUG' });
  let from = where.folder;
  for (const line of log) {
    const space = line.indexOf(' ');
    const kind = line.slice(0, space);
    const name = line.slice(space + 1);
    if (kind === 'chdir') from = name;
    if (kind === 'getenv') wanted.set(line, { kind, place: name });
    if (kind !== 'open' && kind !== 'stat' && kind !== 'chdir') continue;
    const file = path.resolve(from, name);
    if (kind === 'chdir' || isWithin(file, where.root)) {
      const how = kind === 'open' ? 'open' : 'stat';
      wanted.set(`${how} ${file}`, { kind: how, place: file });
    }
    if (wanted.size > MOST) return null;
  }
  const inputs: TestInput[] = [];
  const budget = newBudget();
  for (const { kind, place } of wanted.values()) {
    inputs.push(
      kind === 'getenv'
        ? { kind: 'variable', name: place, place, state: variableState(place, where.env) }
        : await fileInput(kind, place, where, budget),
    );
  }
  return inputs;
}

/** The current state of the same files and variables, for a run without a list of its own. */
export async function restateInputs(
  inputs: readonly TestInput[],
  env: NodeJS.ProcessEnv,
): Promise<readonly TestInput[]> {
  const budget = newBudget();
  const restated: TestInput[] = [];
  for (const input of inputs) restated.push(await restate(input, env, budget));
  return restated;
}

async function restate(input: TestInput, env: NodeJS.ProcessEnv, budget: Budget): Promise<TestInput> {
  const { kind, name, place, state } = input;
  if (kind === 'variable') return { kind, name, place, state: variableState(place, env) };
  const how = state.startsWith('open') ? 'open' : 'stat';
  return { kind, name, place, ...(await fileState(how, place, budget)) };
}

/**
 * The entries of `before` with another state now. `sinceMs`: files written later may be the test's own output.
 */
export async function changedInputs(
  before: readonly TestInput[],
  env: NodeJS.ProcessEnv,
  sinceMs: number,
): Promise<readonly TestInputChange[]> {
  const changes: TestInputChange[] = [];
  const budget = newBudget();
  for (const input of before) {
    const { kind, name, place } = input;
    const now = await restate(input, env, budget);
    if (now.state === input.state) continue;
    const meanwhile = kind !== 'variable' && (await wroteAt(place)) >= sinceMs;
    changes.push({ kind, name, what: whatChanged(input, now), meanwhile });
  }
  return changes;
}

function whatChanged(before: TestInput, now: TestInput): TestInputChange['what'] {
  if (!isThere(before.state)) return 'appeared';
  if (!isThere(now.state)) return 'gone';
  const isSame = (one: string | undefined, other: string | undefined) => one !== undefined && one === other;
  const sameShape = isSame(before.shape, now.shape);
  if (isSame(before.content, now.content)) return sameShape ? 'sameContent' : 'otherMode';
  const bothRead = before.content !== undefined && now.content !== undefined;
  return sameShape && !bothRead ? 'otherTime' : 'changed';
}

async function fileInput(
  how: 'open' | 'stat',
  file: string,
  { folder, root }: { readonly folder: string; readonly root: string },
  budget: Budget,
): Promise<TestInput> {
  const found = await stat(file).catch(() => null);
  const name = isWithin(file, root) ? path.relative(folder, file).replaceAll('\\', '/') || '.' : file;
  return {
    kind: found?.isDirectory() ? 'folder' : 'file',
    name,
    place: file,
    ...(await fileState(how, file, budget)),
  };
}

type FileState = Pick<TestInput, 'state' | 'shape' | 'content'>;

/**
 * `state`: `open HASH`, `stat HASH`, without a hash if nothing exists; go hashes the error of what it cannot
 * read.
 */
async function fileState(how: 'open' | 'stat', file: string, budget: Budget): Promise<FileState> {
  const found = await stat(file, { bigint: true }).catch((error: unknown) => errorCode(file, error));
  if (found === null) return { state: how };
  if (typeof found === 'string') return { state: `${how} ${found}` };
  const timed = createHash('sha256').update(`${found.size} ${found.mode} ${found.mtimeNs}\n`);
  // The size of a folder depends on the file system, not on what is in it.
  const isFolder = found.isDirectory();
  const shape = createHash('sha256').update(`${isFolder ? '' : found.size} ${found.mode}\n`);
  const add = (name: string, one: BigIntStats | null): void => {
    timed.update(`${name}${one?.size} ${one?.mode} ${one?.mtimeNs}\n`);
    shape.update(`${name}${one?.isDirectory() ? '' : one?.size} ${one?.mode}\n`);
  };
  if (how === 'stat') {
    add('', await lstat(file, { bigint: true }).catch(() => null));
  } else if (isFolder) {
    const names = await readdir(file).catch((error: unknown) => [errorCode(file, error) ?? '']);
    for (const name of names.sort()) {
      add(`${name} `, await lstat(path.join(file, name), { bigint: true }).catch(() => null));
    }
  }
  const content = found.isFile() ? await contentHash(file, Number(found.size), budget) : null;
  return {
    state: `${how} ${short(timed)}`,
    shape: short(shape),
    ...(content === null ? {} : { content }),
  };
}

function short(hash: Hash): string {
  return hash.digest('hex').slice(0, 24);
}

/** How many bytes of contents may still be read. */
interface Budget {
  bytes: number;
}

/** Reading more than this would take longer than it helps. */
const newBudget = (): Budget => ({ bytes: 16 * 1024 * 1024 });
const LARGEST_FILE = 1024 * 1024;

async function contentHash(file: string, size: number, budget: Budget): Promise<string | null> {
  if (size > LARGEST_FILE || size > budget.bytes) return null;
  budget.bytes -= size;
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? null : short(createHash('sha256').update(bytes));
}

/** null if nothing is there. */
function errorCode(file: string, error: unknown): string | null {
  return isMissing(file, error) ? null : systemErrorOf(error).code;
}

function variableState(name: string, env: NodeJS.ProcessEnv): string {
  const value = valueIn(env, name);
  // Hashed, because variables contain secrets and only equality matters.
  return value === undefined
    ? ''
    : createHash('sha256').update(`${name}=${value}`).digest('hex').slice(0, 24);
}

function isThere(state: string): boolean {
  return state !== '' && state !== 'open' && state !== 'stat';
}

async function wroteAt(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0;
}
