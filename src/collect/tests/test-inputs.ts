import { createHash } from 'node:crypto';
import { lstat, readdir, stat } from 'node:fs/promises';
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
  for (const { kind, place } of wanted.values()) {
    inputs.push(
      kind === 'getenv'
        ? { kind: 'variable', name: place, place, state: variableState(place, where.env) }
        : await fileInput(kind, place, where),
    );
  }
  return inputs;
}

/** The current state of the same files and variables, for a run without a list of its own. */
export async function restateInputs(
  inputs: readonly TestInput[],
  env: NodeJS.ProcessEnv,
): Promise<readonly TestInput[]> {
  return Promise.all(inputs.map(async (input) => ({ ...input, state: await stateOf(input, env) })));
}

async function stateOf({ kind, place, state }: TestInput, env: NodeJS.ProcessEnv): Promise<string> {
  if (kind === 'variable') return variableState(place, env);
  return fileState(state.startsWith('open') ? 'open' : 'stat', place);
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
  for (const input of before) {
    const { kind, name, place } = input;
    const state = await stateOf(input, env);
    if (state === input.state) continue;
    const what = isThere(input.state) ? (isThere(state) ? 'changed' : 'gone') : 'appeared';
    const meanwhile = kind !== 'variable' && (await wroteAt(place)) >= sinceMs;
    changes.push({ kind, name, what, meanwhile });
  }
  return changes;
}

async function fileInput(
  how: 'open' | 'stat',
  file: string,
  { folder, root }: { readonly folder: string; readonly root: string },
): Promise<TestInput> {
  const found = await stat(file).catch(() => null);
  const name = isWithin(file, root) ? path.relative(folder, file).replaceAll('\\', '/') || '.' : file;
  return {
    kind: found?.isDirectory() ? 'folder' : 'file',
    name,
    place: file,
    state: await fileState(how, file),
  };
}

/** `open HASH`, `stat HASH`, without a hash if nothing exists; go hashes the error of what it cannot read. */
async function fileState(how: 'open' | 'stat', file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch((error: unknown) => errorCode(file, error));
  if (found === null) return how;
  if (typeof found === 'string') return `${how} ${found}`;
  const hash = createHash('sha256').update(`${found.size} ${found.mode} ${found.mtimeNs}\n`);
  if (how === 'stat') {
    const link = await lstat(file, { bigint: true }).catch(() => null);
    hash.update(`${link?.size} ${link?.mode} ${link?.mtimeNs}\n`);
  } else if (found.isDirectory()) {
    const names = await readdir(file).catch((error: unknown) => [errorCode(file, error) ?? '']);
    for (const name of names.sort()) {
      const one = await lstat(path.join(file, name), { bigint: true }).catch(() => null);
      hash.update(`${name} ${one?.size} ${one?.mode} ${one?.mtimeNs}\n`);
    }
  }
  return `${how} ${hash.digest('hex').slice(0, 24)}`;
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
