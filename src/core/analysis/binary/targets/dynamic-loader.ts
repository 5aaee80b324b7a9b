import type { ByteSource } from '../../../binary/byte-source.ts';
import { textOf } from '../../../binary/byte-text.ts';
import { type ElfObject, readElfObject } from '../../../binary/elf/elf-object.ts';
import { readLoaderCache } from '../../../binary/elf/loader-cache.ts';
import { findBytes } from '../../../binary/go/find-bytes.ts';
import { newestVersions } from '../link-needs.ts';
import { interpretersOf, isPartOf, libcOf } from './libc.ts';
import type { RootFiles } from './root-files.ts';
import type { LibcFamily, Obstacle } from './target.ts';

/** What a program or a library becomes when it is loaded. */
interface Loaded {
  /** By which others ask for it; null for the program. */
  readonly name: string | null;
  /** Its folder; null if it is not known, as for the program. */
  readonly folder: string | null;
  readonly object: ElfObject;
  readonly by: Loaded | null;
}

const MOST_OBJECTS = 500;
const MOST_LISTED = 20;

/**
 * What keeps the loader of a root file system from starting a program: it finds libraries as `ld.so` (glibc) or musl
 * does, and checks versions and symbols, but nothing is run.
 */
export function loadObstacles(program: ElfObject, files: RootFiles): readonly Obstacle[] {
  const { interpreter } = program.linking;
  const family = interpreter === null ? familyOf(program) : libcOf(interpreter);
  const loader = interpreter === null ? null : files.read(interpreter, readElfObject);
  if (interpreter !== null && (loader === null || !fits(loader, program)))
    return [{ id: 'no-interpreter', interpreter, libc: family, has: libcIn(files, program) }];
  const search = searchFor(family, interpreter, program, files);
  const loaded: Loaded[] = [{ name: null, folder: null, object: program, by: null }];
  const missing: Obstacle[] = [];
  // Breadth first, as loaders do; the list grows meanwhile.
  for (const one of loaded)
    for (const { name } of one.object.linking.libraries ?? []) {
      if (loaded.some((other) => other.name === name || other.object.linking.libraryName === name)) continue;
      if (interpreter !== null && (basename(interpreter) === name || isItself(family, name))) continue;
      const found = loaded.length > MOST_OBJECTS ? null : search(name, one);
      if (found !== null) loaded.push({ name, folder: folderOf(found.path), object: found.object, by: one });
      else if (!missing.some((other) => other.id === 'no-library' && other.library === name))
        missing.push({ id: 'no-library', library: name, by: one.name });
    }
  const all =
    loader === null
      ? loaded
      : [...loaded, { name: basename(interpreter ?? ''), folder: null, object: loader, by: null }];
  const versions = loaded.flatMap((one) => versionObstacles(one, all));
  const others = [...missing, ...versions];
  // Libraries that are missing or too old would account for missing symbols.
  return others.length > 0 ? others : loaded.flatMap((one) => symbolObstacles(one, all, family, program));
}

/** A library has no interpreter; its C library tells which one it needs. */
function familyOf({ linking }: ElfObject): LibcFamily | null {
  const names = linking.libraries?.map(({ name }) => name) ?? [];
  if (names.some((name) => /^libc\.musl-|^libc\.so$/.test(name))) return 'musl';
  return names.includes('libc.so.6') ? 'glibc' : null;
}

/** musl's loader is its C library. */
function isItself(family: LibcFamily | null, name: string): boolean {
  return family === 'musl' && isPartOf('musl', name);
}

function fits(one: ElfObject, program: ElfObject): boolean {
  return one.goarch === program.goarch && one.bits === program.bits;
}

/** The C library of a root that lacks the program's own. */
function libcIn(files: RootFiles, { goarch }: ElfObject): LibcFamily | null {
  const has = (family: LibcFamily) =>
    interpretersOf(family, goarch ?? '').some((path) => files.kind(path) === 'file');
  return has('glibc') ? 'glibc' : has('musl') ? 'musl' : null;
}

type Search = (name: string, by: Loaded) => { readonly path: string; readonly object: ElfObject } | null;

function searchFor(
  family: LibcFamily | null,
  interpreter: string | null,
  program: ElfObject,
  files: RootFiles,
): Search {
  const own = family === 'musl' ? muslFolders(files, program) : glibcFolders(files, interpreter, program);
  const cache = family === 'musl' ? null : files.read('/etc/ld.so.cache', readLoaderCache);
  return (name, by) => {
    const paths = name.includes('/')
      ? [name]
      : [
          ...pathFolders(by, family).map((folder) => `${folder}/${name}`),
          ...(cache?.get(name) ?? []),
          ...own.map((folder) => `${folder}/${name}`),
        ];
    // A library for another processor is passed over.
    for (const path of paths) {
      const object = files.read(path, readElfObject);
      if (object !== null && fits(object, program)) return { path, object };
    }
    return null;
  };
}

/** RPATH, which also holds for what a library loads in turn, unless there is a RUNPATH; for musl, both are the same. */
function pathFolders(by: Loaded, family: LibcFamily | null): readonly string[] {
  const of = ({ object, folder }: Loaded, kind: 'rpath' | 'runpath'): readonly string[] =>
    object.linking.searchPaths
      .filter((one) => one.kind === kind)
      .flatMap(({ path }) => path.split(':'))
      .flatMap((path) => placed(path, folder));
  const own = of(by, 'runpath');
  const inherited: string[] = [];
  if (own.length === 0 || family === 'musl')
    for (let one: Loaded | null = by; one !== null; one = one.by) inherited.push(...of(one, 'rpath'));
  return [...inherited, ...own];
}

/** `$ORIGIN` is the folder of the file itself, which is not known of the program. */
function placed(path: string, folder: string | null): readonly string[] {
  const origin = /\$(ORIGIN|\{ORIGIN\})/g;
  if (!origin.test(path)) return path.startsWith('/') ? [path] : [];
  return folder === null ? [] : [path.replaceAll(origin, folder)];
}

/** The folders that are compiled into the interpreter: those of its distribution. */
function glibcFolders(files: RootFiles, interpreter: string | null, program: ElfObject): readonly string[] {
  const triplet = TRIPLETS[program.goarch ?? ''];
  const usual = [
    ...(triplet === undefined ? [] : [`/lib/${triplet}`, `/usr/lib/${triplet}`]),
    ...(program.bits === 64 ? ['/lib64', '/usr/lib64'] : []),
    '/lib',
    '/usr/lib',
  ];
  const known =
    interpreter === null
      ? null
      : files.read(interpreter, (source) => usual.filter((folder) => hasText(source, `\0${folder}/\0`)));
  return known === null || known.length === 0 ? usual : known;
}

const TRIPLETS: Readonly<Record<string, string>> = {
  amd64: 'x86_64-linux-gnu',
  '386': 'i386-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  loong64: 'loongarch64-linux-gnu',
  mips64le: 'mips64el-linux-gnuabi64',
  ppc64le: 'powerpc64le-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
  s390x: 's390x-linux-gnu',
};

function hasText(source: ByteSource, text: string): boolean {
  const bytes = Array.from(text, (character) => character.charCodeAt(0));
  const [found] = findBytes(source, { bytes, rare: 1 });
  return found !== undefined;
}

const MOST_PATHS = 64 << 10;

function muslFolders(files: RootFiles, { goarch }: ElfObject): readonly string[] {
  for (const interpreter of interpretersOf('musl', goarch ?? '')) {
    const list = `/etc/${basename(interpreter).replace(/\.so\.1$/, '')}.path`;
    const text = files.read(list, (source) => textOf(source.read(0, Math.min(source.size, MOST_PATHS))));
    if (text !== null) return text.split(/[:\n]/).filter((folder) => folder.startsWith('/'));
  }
  return ['/lib', '/usr/local/lib', '/usr/lib'];
}

/** As glibc checks them before it starts a program; a library without any versions is taken as it is. */
function versionObstacles(one: Loaded, all: readonly Loaded[]): readonly Obstacle[] {
  const lacking = one.object.linking.symbolVersions.filter(({ library, version }) => {
    const provider = providerOf(library, all);
    return provider !== null && provider.versions.length > 0 && !provider.versions.includes(version);
  });
  return newestVersions(lacking).map(({ family, version, symbols }) => {
    const library = lacking.find((other) => other.version === `${family}_${version}`)?.library ?? '';
    const [actual] = newestVersions(
      (providerOf(library, all)?.versions ?? [])
        .filter((name) => name.startsWith(`${family}_`))
        .map((name) => ({ library, version: name, symbols: [] })),
    );
    return {
      id: 'old-library',
      library,
      family,
      required: version,
      actual: actual?.version ?? null,
      symbols,
      by: one.name,
    };
  });
}

function providerOf(library: string, all: readonly Loaded[]): ElfObject | null {
  return (
    all.find(({ name, object }) => name === library || object.linking.libraryName === library)?.object ?? null
  );
}

/** musl binds every symbol at the start; glibc does if the program asks for it. */
function symbolObstacles(
  one: Loaded,
  all: readonly Loaded[],
  family: LibcFamily | null,
  program: ElfObject,
): readonly Obstacle[] {
  if (family !== 'musl' && program.linking.relro !== 'full') return [];
  const defined = new Set(
    all.flatMap(({ object }) => object.symbols.flatMap(({ name, imported }) => (imported ? [] : [name]))),
  );
  const symbols = one.object.symbols.flatMap(({ name, imported, weak }) =>
    imported && !weak && !defined.has(name) ? [name] : [],
  );
  return symbols.length === 0
    ? []
    : [{ id: 'no-symbols', symbols: symbols.slice(0, MOST_LISTED), by: one.name }];
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
