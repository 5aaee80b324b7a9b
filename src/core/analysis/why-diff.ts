import { type Reason, type ReasonId, reason } from '../model/reasons.ts';
import type { NormalizedKey, SettingId } from './why-key.ts';

/** What the keys do not hold of the two commands that they come from. */
export interface RunFacts {
  readonly tags: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface KeyDifference {
  /** Of the package itself. Empty when only what it imports changed. */
  readonly own: readonly Reason[];
  /** Imports whose output is another one; `old` or `new` is null for one that came or went. */
  readonly imports: readonly ImportDifference[];
}

export interface ImportDifference {
  readonly importPath: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** What is different between two keys of the same package, in go's own terms; consequences are left out. */
export function diffKeys(
  old: NormalizedKey,
  now: NormalizedKey,
  oldRun: RunFacts,
  nowRun: RunFacts,
): KeyDifference {
  const settings = settingReasons(old, now, oldRun, nowRun);
  const files = fileReasons(old, now);
  const own = [...withFiles(withoutOwnGoLine(settings, now), files, now), ...unknownReasons(old, now)];
  return { own, imports: importDifferences(old, now) };
}

function importDifferences(old: NormalizedKey, now: NormalizedKey): readonly ImportDifference[] {
  const changed: ImportDifference[] = [];
  for (const [importPath, id] of now.imports) {
    const before = old.imports.get(importPath) ?? null;
    if (before !== id) changed.push({ importPath, old: before, new: id });
  }
  for (const [importPath, id] of old.imports) {
    if (!now.imports.has(importPath)) changed.push({ importPath, old: id, new: null });
  }
  return changed;
}

/** Settings, each with the reason that it stands for. */
function settingReasons(
  old: NormalizedKey,
  now: NormalizedKey,
  oldRun: RunFacts,
  nowRun: RunFacts,
): readonly Reason[] {
  const found = new Map<string, Reason>();
  const add = (one: Reason | null): void => {
    if (one && !found.has(`${one.id} ${one.subject}`)) found.set(`${one.id} ${one.subject}`, one);
  };
  for (const id of new Set([...old.settings.keys(), ...now.settings.keys()])) {
    const before = old.settings.get(id) ?? null;
    const after = now.settings.get(id) ?? null;
    if (before !== after) add(settingReason(id, before, after, now));
  }
  const isStandard = now.settings.get('standard') === 'true' && old.settings.get('standard') === 'true';
  const filesDiffer = setDiffers(old.files, now.files);
  const importsDiffer = setDiffers(old.imports, now.imports);
  if ((filesDiffer || importsDiffer) && oldRun.tags !== nowRun.tags) {
    add(reason('buildTags', '-tags', oldRun.tags, nowRun.tags));
  }
  const cgo = [oldRun.environment.CGO_ENABLED ?? null, nowRun.environment.CGO_ENABLED ?? null] as const;
  if ((filesDiffer || importsDiffer || cgoDiffers(old, now)) && cgo[0] !== cgo[1] && cgo[0] && cgo[1]) {
    add(reason('environment', 'CGO_ENABLED', cgo[0], cgo[1]));
  }
  if (hasTestFiles(now) !== hasTestFiles(old)) {
    add(reason('kind', 'test', ...onOff(hasTestFiles(old), hasTestFiles(now))));
  }
  return withoutConsequences([...found.values()], isStandard);
}

/** The rule of each setting. */
function settingReason(
  id: SettingId,
  old: string | null,
  now: string | null,
  key: NormalizedKey,
): Reason | null {
  const is = (reasonId: ReasonId, subject: string): Reason => reason(reasonId, subject, old, now);
  if (id.startsWith('modinfo:')) return buildInfoReason(id.slice('modinfo:'.length), old, now);
  if (id.startsWith('env:')) return is('environment', id.slice('env:'.length));
  if (id.startsWith('tool:')) return is('tool', id.slice('tool:'.length));
  if (id.startsWith('ccID:')) return is('cCompiler', id.slice('ccID:'.length));
  if (id.startsWith('cgo:')) return is('cgoFlags', `CGO_${id.slice('cgo:'.length)}`);
  switch (id) {
    case 'goVersion':
      return is('goVersion', 'go');
    case 'directory':
      return directoryReason(old, now, key);
    case 'module':
      return moduleReason(old, now);
    case 'languageVersion':
      return is('languageVersion', 'go');
    case 'goos':
    case 'goarch':
      return is('kind', id.toUpperCase());
    case 'omitdebug':
      return reason('kind', 'run', ...onOff(old === 'true', now === 'true'));
    case 'trimpath':
      return reason('trimpath', '-trimpath', ...onOff(old !== null, now !== null));
    case 'CC':
    case 'CXX':
    case 'FC':
      return is('cCompiler', id);
    case 'cover':
      return is('kind', 'cover');
    case 'fuzz':
      return is('kind', 'fuzz');
    case 'forcedGcflags':
    case 'forcedLdflags':
    case 'forcedAsmflags':
      return forcedFlagsReason(id, old, now);
    case 'gcflags':
      return is('compilerFlags', '-gcflags');
    case 'asmflags':
      return is('assemblerFlags', '-asmflags');
    case 'ldflags':
      return is('linkerFlags', '-ldflags');
    case 'vetflags':
      return is('vetFlags', 'vet');
    case 'pgofile':
      return is('pgoProfile', 'default.pgo');
    case 'buildmode':
    case 'ldBuildmode':
      return is('kind', 'buildmode');
    case 'defaultGodebug':
      return is('godebug', 'GODEBUG');
    case 'GOROOT':
      return is('directory', 'GOROOT');
    case 'standard':
    case 'local':
    case 'prefix':
      return is('directory', id);
    case 'forcelibrary':
      return reason('kind', 'library', ...onOff(old !== null, now !== null));
    default:
      return reason('unknownInput', id, old, now);
  }
}

/** -race, -msan, -asan are flags that go itself adds for every package. */
function forcedFlagsReason(id: SettingId, old: string | null, now: string | null): Reason {
  for (const sanitizer of ['race', 'msan', 'asan']) {
    const before = hasWord(old, `-${sanitizer}`);
    const after = hasWord(now, `-${sanitizer}`);
    if (before !== after) return reason('kind', sanitizer, ...onOff(before, after));
  }
  if (id === 'forcedLdflags') return reason('linkerFlags', 'forced by go', old, now);
  return reason(id === 'forcedAsmflags' ? 'assemblerFlags' : 'compilerFlags', 'forced by go', old, now);
}

/** A line of the build information that go puts into a program. */
function buildInfoReason(id: string, old: string | null, now: string | null): Reason {
  const module = /^(?:mod|dep) (.*)$/s.exec(id)?.[1];
  if (module !== undefined) return reason('moduleVersion', module, old, now);
  const name = /^build (.*)$/s.exec(id)?.[1] ?? id;
  if (name.startsWith('vcs')) return reason('vcsStamp', name, old, now);
  if (/^-(race|msan|asan)$/.test(name)) {
    return reason('kind', name.slice(1), ...onOff(old === 'true', now === 'true'));
  }
  if (/^-cover/.test(name)) return reason('kind', 'cover', old, now);
  if (/^CGO_\w*FLAGS$/.test(name)) return reason('cgoFlags', name, old, now);
  if (name === 'GOOS' || name === 'GOARCH') return reason('kind', name, old, now);
  if (name === 'DefaultGODEBUG') return reason('godebug', 'GODEBUG', old, now);
  if (/^(GO|CGO_)[A-Z0-9_]+$/.test(name)) return reason('environment', name, old, now);
  switch (name) {
    case '-ldflags':
      return reason('linkerFlags', name, old, now);
    case '-gcflags':
      return reason('compilerFlags', name, old, now);
    case '-asmflags':
      return reason('assemblerFlags', name, old, now);
    case '-tags':
      return reason('buildTags', name, old ?? '', now ?? '');
    case '-trimpath':
      return reason('trimpath', name, ...onOff(old === 'true', now === 'true'));
    case '-pgo':
      return reason('pgoProfile', 'default.pgo', old, now);
    case '-buildmode':
      return reason('kind', 'buildmode', old, now);
    default:
      return reason('buildInfo', name, old, now);
  }
}

/** Another place: of the module cache a module's version, else a directory that moved. */
function directoryReason(old: string | null, now: string | null, key: NormalizedKey): Reason | null {
  // With and without -trimpath, or in and out of GOROOT: the other line says it.
  if (old === null || now === null) return key.settings.has('trimpath') ? null : trimmedReason(old, now);
  const before = cachedModule(old, key.importPath);
  const after = cachedModule(now, key.importPath);
  if (before && after && before.path === after.path) {
    if (before.version !== after.version) {
      return reason('moduleVersion', before.path, before.version, after.version);
    }
    return movedReason(old, now);
  }
  if (before) return reason('moduleVersion', before.path, before.version, parentOf(now, before.below));
  if (after) return reason('moduleVersion', after.path, parentOf(old, after.below), after.version);
  return movedReason(old, now);
}

function trimmedReason(old: string | null, now: string | null): Reason | null {
  return old === null && now === null
    ? null
    : reason('trimpath', '-trimpath', ...onOff(old === null, now === null));
}

/** The folders without what is the same at their ends, so that one move is one cause. */
function movedReason(old: string, now: string): Reason {
  const before = old.split(/[/\\]/);
  const after = now.split(/[/\\]/);
  let same = 0;
  while (
    same < before.length - 1 &&
    same < after.length - 1 &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same++;
  }
  const separator = now.includes('\\') ? '\\' : '/';
  const cut = (parts: readonly string[]): string => parts.slice(0, parts.length - same).join(separator);
  return reason('directory', '', cut(before), cut(after));
}

function moduleReason(old: string | null, now: string | null): Reason | null {
  const [before, after] = [splitModule(old), splitModule(now)];
  if (!before || !after) return null; // Comes and goes with -trimpath, which says so itself.
  return reason(
    'moduleVersion',
    after.path,
    before.path === after.path ? before.version : old,
    after.version,
  );
}

function splitModule(text: string | null): { readonly path: string; readonly version: string } | null {
  if (text === null) return null;
  const at = text.lastIndexOf('@');
  return at < 0 ? { path: text, version: '' } : { path: text.slice(0, at), version: text.slice(at + 1) };
}

interface CachedModule {
  readonly path: string;
  readonly version: string;
  /** Folders of the package below its module. */
  readonly below: number;
}

/** Module and version of a directory in the module cache: `…/golang.org/x/text@v0.3.0/unicode/norm`. */
function cachedModule(directory: string, importPath: string): CachedModule | null {
  const match = /^(.*)@(v\d[^/\\]*)([/\\].*)?$/s.exec(directory);
  if (!match) return null;
  const below = (match[3] ?? '').split(/[/\\]/).filter((part) => part !== '');
  const left = (match[1] ?? '')
    .split(/[/\\]/)
    .map((part) => part.replace(/!(\w)/g, (_, letter) => letter.toUpperCase()));
  const plainPath = importPath.replace(/_test$|\.test$/, '');
  const parts = plainPath.split('/');
  const modulePath = parts.slice(0, Math.max(parts.length - below.length, 1)).join('/');
  const known = left.join('/').endsWith(modulePath);
  return {
    path: known ? modulePath : (left.at(-1) ?? plainPath),
    version: match[2] ?? '',
    below: below.length,
  };
}

function parentOf(directory: string, levels: number): string {
  const parts = directory.split(/[/\\]/);
  return parts.slice(0, Math.max(parts.length - levels, 1)).join(directory.includes('\\') ? '\\' : '/');
}

/** What follows from a bigger change is not told again. */
function withoutConsequences(reasons: readonly Reason[], isStandard: boolean): readonly Reason[] {
  const has = (id: ReasonId, subject?: string): boolean =>
    reasons.some((one) => one.id === id && (subject === undefined || one.subject === subject));
  const stamped = has('vcsStamp');
  return reasons.filter((one) => {
    switch (one.id) {
      case 'tool':
        // A tool that comes or goes does so with the files that need it.
        return !has('goVersion') && one.old !== null && one.new !== null;
      case 'godebug':
        return !has('goVersion') && !has('languageVersion');
      case 'directory':
        return !(one.subject === 'GOROOT' && (has('goVersion') || has('trimpath')));
      case 'cCompiler':
      case 'cgoFlags':
        return !(isStandard && has('goVersion')) && one.old !== null && one.new !== null;
      case 'compilerFlags':
      case 'assemblerFlags':
      case 'linkerFlags':
        return (one.old ?? '') !== (one.new ?? '');
      case 'trimpath':
        return one.old !== one.new;
      case 'moduleVersion':
        // The main module's version is made from the commit.
        return !(stamped && isCommitVersion(one.old) && isCommitVersion(one.new));
      case 'kind':
        // Tests are compiled as a library even where the package is main.
        if (one.subject === 'library') return !has('kind', 'test');
        // A platform brings its own settings of the linker.
        return !(
          one.subject === 'buildmode' &&
          (has('kind', 'GOOS') || has('kind', 'GOARCH') || has('kind', 'race'))
        );
      case 'environment':
        // GOAMD64 goes with GOARCH.
        return !(has('kind', 'GOARCH') && (one.old === null || one.new === null));
      default:
        return true;
    }
  });
}

/** A module in another version brings its own go line. */
function withoutOwnGoLine(settings: readonly Reason[], now: NormalizedKey): readonly Reason[] {
  const replaced = settings.some((one) => one.id === 'moduleVersion' && isOf(one.subject, now));
  return replaced ? settings.filter((one) => one.id !== 'languageVersion') : settings;
}

function isCommitVersion(version: string | null): boolean {
  return version === null || version === '(devel)' || /[-.]\d{14}-[0-9a-f]{12}|\+dirty$|^v\d/.test(version);
}

/** Files of the package, edited, come, gone, renamed. */
function fileReasons(old: NormalizedKey, now: NormalizedKey): readonly Reason[] {
  const reasons: Reason[] = [];
  const added = [...now.files].filter(([name]) => !old.files.has(name));
  const removed = new Map([...old.files].filter(([name]) => !now.files.has(name)));
  for (const [name, hash] of now.files) {
    const before = old.files.get(name);
    if (before === undefined || before === hash) continue;
    // Under -n go has not made its own file; that it differs follows from the ids (see explainRebuilds).
    if (before === '' || hash === '') continue;
    reasons.push(reason(isEmbedded(name) ? 'embedEdited' : 'fileEdited', name, before, hash));
  }
  for (const [name, hash] of added) {
    const twin = [...removed].find(
      ([other, content]) => content === hash && isEmbedded(other) === isEmbedded(name),
    );
    if (twin && hash !== '') {
      removed.delete(twin[0]);
      reasons.push(reason('fileRenamed', name, twin[0], name));
    } else {
      reasons.push(reason(isEmbedded(name) ? 'embedAdded' : 'fileAdded', name, null, hash));
    }
  }
  for (const [name, hash] of removed) {
    reasons.push(reason(isEmbedded(name) ? 'embedRemoved' : 'fileRemoved', name, hash, null));
  }
  return reasons;
}

/** Files that go reads as source; everything else in a key is embedded, and so is what lies in a folder below. */
const SOURCE = /\.(go|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|F|for|f90|s|S|sx|syso|swig|swigcxx)$/;

function isEmbedded(name: string): boolean {
  return name.includes('/') || name.includes('\\') || !SOURCE.test(name);
}

/** Puts files that come and go because of something bigger where they belong. */
function withFiles(
  settings: readonly Reason[],
  files: readonly Reason[],
  now: NormalizedKey,
): readonly Reason[] {
  const standard = now.settings.get('standard') === 'true';
  const replacedAll = settings.find(
    (one) => (one.id === 'goVersion' && standard) || (one.id === 'moduleVersion' && isOf(one.subject, now)),
  );
  if (replacedAll) return settings;
  const selects = settings.find(selectsFiles);
  if (!selects) return [...settings, ...files];
  const moved = files.filter((one) => isSelected(one, selects));
  const names = moved.map((one) => one.subject);
  return [
    ...settings.map((one) => (one === selects ? { ...one, files: names } : one)),
    ...files.filter((one) => !moved.includes(one)),
  ];
}

/** Does the module hold this package, so that its files are that module's? */
function isOf(module: string, key: NormalizedKey): boolean {
  return key.importPath === module || key.importPath.startsWith(`${module}/`);
}

function selectsFiles(one: Reason): boolean {
  if (one.id === 'buildTags' || one.id === 'goVersion') return true;
  if (one.id === 'environment') return one.subject === 'CGO_ENABLED';
  return one.id === 'kind' && ['GOOS', 'GOARCH', 'race', 'msan', 'asan', 'test'].includes(one.subject);
}

function isSelected(file: Reason, by: Reason): boolean {
  if (
    file.id !== 'fileAdded' &&
    file.id !== 'fileRemoved' &&
    file.id !== 'embedAdded' &&
    file.id !== 'embedRemoved'
  ) {
    return false;
  }
  return by.subject !== 'test' || file.subject.endsWith('_test.go') || file.id.startsWith('embed');
}

function unknownReasons(old: NormalizedKey, now: NormalizedKey): readonly Reason[] {
  const gone = old.unknown.filter((line) => !now.unknown.includes(line));
  const come = now.unknown.filter((line) => !old.unknown.includes(line));
  const count = Math.max(gone.length, come.length);
  return Array.from({ length: count }, (_, index) =>
    reason('unknownInput', '', gone[index] ?? null, come[index] ?? null),
  );
}

/** Is this the compile of a package together with its tests? */
export function hasTestFiles(key: NormalizedKey): boolean {
  for (const name of key.files.keys()) if (name.endsWith('_test.go')) return true;
  return false;
}

function cgoDiffers(old: NormalizedKey, now: NormalizedKey): boolean {
  return old.settings.has('tool:cgo') !== now.settings.has('tool:cgo');
}

function setDiffers(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  if (old.size !== now.size) return true;
  for (const name of now.keys()) if (!old.has(name)) return true;
  return false;
}

function hasWord(words: string | null, word: string): boolean {
  return (words ?? '').split(' ').includes(word);
}

function onOff(old: boolean, now: boolean): [string, string] {
  return [old ? 'on' : 'off', now ? 'on' : 'off'];
}
