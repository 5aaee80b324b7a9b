import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readGoList } from '../../core/go/quoting.ts';
import type { BeyondHeader, BeyondKey } from '../../core/model/beyond-key.ts';
import { directoryOf, fileOf } from './before-output.ts';
import { cachedAtMs } from './cache-entry.ts';

export interface KeyedPackage {
  readonly importPath: string;
  readonly actionID: string;
  /** Without line ends, go's version first. */
  readonly inputs: readonly string[];
  /** The folder of the package, for a key without one (-trimpath); null if not known. */
  readonly folder: string | null;
}

/** More included files than any package of its own has. */
const MOST_HEADERS = 500;
const LONGEST_FILE = 4 * 1024 * 1024;

/**
 * What a package's key does not cover (cmd/go/internal/work, buildActionID): it holds the files of the package's
 * own folder, flags, and the C compiler, but neither C headers elsewhere nor the answers of pkg-config. Reads
 * the package's files as they are now; `gocache` is null if there is no folder.
 */
export async function readBeyondKey(one: KeyedPackage, gocache: string | null): Promise<BeyondKey> {
  const { importPath, inputs } = one;
  const at = gocache === null ? null : await cachedAtMs(one.actionID, inputs, gocache);
  const cachedAt = at === null ? null : new Date(at).toISOString();
  const usesC = inputs.some((line) => line.startsWith('CC='));
  const none = { importPath, cachedAt, usesC, headers: [], pkgConfig: [], generators: [] };
  const folder = directoryOf(inputs) ?? one.folder;
  if (folder === null) return none;
  const names = inputs.flatMap((line) => fileOf(line) ?? []);
  const pkgConfig = new Set<string>();
  const generators: string[] = [];
  for (const name of names.filter((file) => file.endsWith('.go'))) {
    const text = await readSmall(path.join(folder, name));
    for (const [index, line] of text.split('\n').entries()) {
      const generator = /^\/\/go:generate\s+(.*\S)/.exec(line)?.[1];
      if (generator !== undefined) generators.push(`${generator} (${name}:${index + 1})`);
      const asked = /^\s*(?:\/\/\s*)?#cgo\s.*?pkg-config:\s*(.*\S)/.exec(line)?.[1];
      if (usesC && asked !== undefined)
        for (const word of asked.split(/\s+/)) if (!word.startsWith('-')) pkgConfig.add(word);
    }
  }
  const headers = usesC ? await outerHeaders(folder, names, inputs, at) : [];
  return { ...none, headers, pkgConfig: [...pkgConfig], generators };
}

/** Headers that the package includes, directly or through others, and that are not among its files. */
async function outerHeaders(
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
  cachedAt: number | null,
): Promise<readonly BeyondHeader[]> {
  const own = new Set(names.map((name) => path.join(folder, name)));
  const includes = includeFolders(folder, inputs);
  const seen = new Set(own);
  const found: BeyondHeader[] = [];
  const queue = [...own];
  // Most headers are included by many others.
  const places = new Map<string, Promise<FoundFile | null>>();
  const find = (file: string): Promise<FoundFile | null> => {
    const known = places.get(file) ?? foundFile(file);
    places.set(file, known);
    return known;
  };
  for (let file = queue.shift(); file !== undefined && seen.size < MOST_HEADERS; file = queue.shift()) {
    for (const { name, quoted } of includesIn(await readSmall(file))) {
      const folders = [...(quoted ? [path.dirname(file)] : []), ...includes];
      const header = await firstFile(folders, name, find);
      if (header === null || seen.has(header.file)) continue;
      seen.add(header.file);
      queue.push(header.file);
      found.push({
        file: path.relative(folder, header.file).replaceAll('\\', '/'),
        newer: cachedAt === null ? null : header.atMs > cachedAt,
      });
    }
  }
  return found;
}

/** The folders of `-I` in the flags that the key holds. */
function includeFolders(folder: string, inputs: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const line of inputs) {
    if (!/^(?:CC|CXX)=/.test(line)) continue;
    const words = [...line.matchAll(/\[[^\]]*\]/g)].flatMap(([list]) => readGoList(list) ?? []);
    for (const [at, word] of words.entries()) {
      const named = /^-(?:I|iquote|isystem)(.*)$/.exec(word)?.[1];
      if (named !== undefined)
        folders.add(path.resolve(folder, named === '' ? (words[at + 1] ?? '.') : named));
    }
  }
  return [...folders];
}

function includesIn(text: string): readonly { readonly name: string; readonly quoted: boolean }[] {
  return [
    ...text.matchAll(/^[ \t]*(?:\/\/[ \t]*)?#[ \t]*(?:include|import)[ \t]*(["<])([^">\n]+)[">]/gm),
  ].map(([, mark, name = '']) => ({ name, quoted: mark === '"' }));
}

interface FoundFile {
  readonly file: string;
  readonly atMs: number;
}

async function firstFile(
  folders: readonly string[],
  name: string,
  find: (file: string) => Promise<FoundFile | null>,
): Promise<FoundFile | null> {
  for (const folder of folders) {
    const found = await find(path.resolve(folder, name));
    if (found !== null) return found;
  }
  return null;
}

async function foundFile(file: string): Promise<FoundFile | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, atMs: found.mtimeMs } : null;
}

async function readSmall(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (found === null || found.size > LONGEST_FILE) return '';
  return readFile(file, 'utf8').catch(() => '');
}
