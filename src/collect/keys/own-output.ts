import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plainPath } from '../../core/analysis/build/build-ids.ts';
import { CHANGED, isChanged, WROTE } from '../../core/analysis/rebuild/own-output.ts';
import type { HashedKey } from '../../core/events/hash-lines.ts';
import type { Note } from '../../core/model/notes.ts';
import type { Action, BuildTrace } from '../../core/model/trace.ts';
import { becameModified, directoryOf, ownOutputs } from './before-output.ts';
import { readChangedFiles } from './changed-files.ts';

/** The programs that a command wrote, and kept: absolute paths. */
export function outputsOf({ binaries }: Pick<BuildTrace, 'binaries'>): readonly string[] {
  return binaries.flatMap((one) =>
    one.kept && (one.kind === 'output' || one.kind === 'installed') ? [one.path] : [],
  );
}

/** A package that has the command's own output among its files, usually because it embeds the folder. */
export type OutputInput = Note & { readonly id: 'embeds-output' };

/** `keys`: as go hashed them after the command. */
export async function outputInputs(
  actions: readonly Action[],
  keys: readonly HashedKey[],
  outputs: readonly string[],
): Promise<readonly OutputInput[]> {
  if (outputs.length === 0) return [];
  const keyOf = firstByName(keys);
  const found = new Map<string, OutputInput>();
  for (const { mode, package: name, outcome } of actions) {
    if (mode !== 'build' || (outcome !== 'miss' && outcome !== 'failed')) continue;
    const importPath = plainPath(name);
    const key = keyOf.get(`build ${importPath}`);
    const [own] = key ? ownOutputs(key.writes, outputs) : [];
    if (!key || !own || found.has(importPath)) continue;
    const place = await embeddedAt(key.writes, own.file);
    found.set(importPath, { id: 'embeds-output', args: { package: importPath, file: own.file, place } });
  }
  return [...found.values()];
}

/** By name; of the variants of a package, which have the same name, the first. */
function firstByName(keys: readonly HashedKey[]): ReadonlyMap<string, HashedKey> {
  return new Map(keys.toReversed().map((key) => [key.name, key]));
}

/** `main.go:5`: the directive that embeds a file; empty if not found. */
async function embeddedAt(writes: readonly string[], file: string): Promise<string> {
  const directory = directoryOf(writes);
  if (directory === null) return '';
  for (const write of writes) {
    const name = /^file (\S+\.go) /.exec(write)?.[1];
    if (name === undefined) continue;
    const text = await readFile(path.join(directory, name), 'utf8').catch(() => '');
    for (const [index, line] of text.split('\n').entries()) {
      const patterns = /^\/\/go:embed\s+(.*)/.exec(line)?.[1]?.split(/\s+/) ?? [];
      if (patterns.some((pattern) => embeds(pattern, file))) return `${name}:${index + 1}`;
    }
  }
  return '';
}

/** Whether a pattern of `//go:embed` covers a file of the package's folder. */
export function embeds(quoted: string, file: string): boolean {
  const pattern = quoted.replace(/^["`]|["`]$/g, '').replace(/^all:/, '');
  if (pattern === '.' || file === pattern || file.startsWith(`${pattern}/`)) return true;
  return /[*?[]/.test(pattern) && matchesPath(pattern, file);
}

/**
 * Whether a pattern of Go's `path.Match` matches a file or a folder above it. Without a regular expression, which would
 * try all ways to divide a name among many stars.
 */
function matchesPath(pattern: string, file: string): boolean {
  const [parts, names] = [pattern.split('/'), file.split('/')];
  return parts.length <= names.length && parts.every((part, at) => matchesName(part, names[at] ?? ''));
}

/** A star stands for any text, `?` for one character, `[a-z]` and `[^a-z]` for one of a class; `\\` quotes. */
function matchesName(pattern: string, name: string): boolean {
  const tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
  const characters = [...name];
  // Where to go on after the last star: one character further each time.
  let star: { readonly token: number; at: number } | null = null;
  let token = 0;
  for (let at = 0; at < characters.length || token < tokens.length; ) {
    const current = tokens[token];
    if (current === '*') {
      star = { token, at };
      token++;
    } else if (current !== undefined && at < characters.length && matchesOne(current, characters[at] ?? '')) {
      token++;
      at++;
    } else if (star !== null && star.at < characters.length) {
      star.at++;
      at = star.at;
      token = star.token + 1;
    } else return false;
  }
  return true;
}

const TOKEN = /\*|\[\^?(?:\\.|[^\]\\])+\]|\\.|./gsu;

function matchesOne(token: string, character: string): boolean {
  if (token === '?') return true;
  if (!/^\[..*\]$/su.test(token)) return token.replace(/^\\/, '') === character;
  const isNot = token[1] === '^';
  const ranges = token.slice(isNot ? 2 : 1, -1).matchAll(/(\\.|[^\\])(?:-(\\.|[^\\]))?/gsu);
  const plain = (text: string): string => text.replace(/^\\/, '');
  const isIn = [...ranges].some(
    ([, from = '', to = from]) => plain(from) <= character && character <= plain(to),
  );
  return isIn !== isNot;
}

/**
 * What git reports, if it is asked: for programs that were built again with the stamp of a modified repository
 * although no other package was, or during whose build the repository became modified.
 */
export async function readModified(
  trace: Pick<BuildTrace, 'actions' | 'keyInputs' | 'command'>,
  keys: readonly HashedKey[],
  outputs: readonly string[],
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly environment: Readonly<Record<string, string>>; readonly notes: readonly Note[] }> {
  const wrote = Object.fromEntries(outputs.map((output) => [WROTE + output, '']));
  const built = trace.actions.filter(({ mode, outcome }) => mode === 'build' && outcome === 'miss');
  const inputs = built.map(({ actionID = '' }) => trace.keyInputs[actionID] ?? []);
  const isStamped = (lines: readonly string[], value: string): boolean =>
    lines.some((line) => line.startsWith('modinfo ') && line.includes(`vcs.modified=${value}`));
  const keyOf = firstByName(keys);
  const becameSo = built.some(({ package: name }, at) => {
    const now = keyOf.get(`build ${plainPath(name)}`);
    return now !== undefined && becameModified(inputs[at] ?? [], now.writes);
  });
  const onlyPrograms = inputs.length > 0 && inputs.every((lines) => isStamped(lines, 'true'));
  if (!becameSo && !onlyPrograms) return { environment: wrote, notes: [] };
  const changed = await readChangedFiles(trace.command.directory, env, signal);
  const own = becameSo ? outputs.filter((output) => isChanged(output, changed)) : [];
  return {
    environment: { ...wrote, ...Object.fromEntries(changed.map((file) => [CHANGED + file, ''])) },
    notes:
      own.length === 0
        ? []
        : [{ id: 'output-modifies', args: { files: own.map((file) => path.basename(file)) } }],
  };
}
