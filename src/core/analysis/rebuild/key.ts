import { hashName } from '../../go/hash-name.ts';
import { readGoList, unquoteGo } from '../../go/quoting.ts';

/** The inputs of one key, by meaning. */
export interface NormalizedKey {
  /** `build`, `link`, `vet`. */
  readonly mode: string;
  readonly importPath: string;
  /** Everything with a single value: go version, flags, directory, environment, tools. */
  readonly settings: ReadonlyMap<SettingId, string>;
  /** Names of source and embedded files, with the hash of their content; empty if go had no file. */
  readonly files: ReadonlyMap<string, string>;
  /** Import path → content ID of the dependency's compile (for a link: every linked package). */
  readonly imports: ReadonlyMap<string, string>;
  /** Lines of an unknown kind, unchanged. */
  readonly unknown: readonly string[];
}

/**
 * `goVersion` the salt of all hashes · `env:NAME` an environment value · `modinfo:…` a line of the build
 * information in a program · the others as in cmd/go/internal/work/exec.go.
 */
export type SettingId = string;

export function normalizeKey(name: string, inputs: readonly string[]): NormalizedKey {
  const space = name.indexOf(' ');
  const settings = new Map<SettingId, string>();
  const files = new Map<string, string>();
  const imports = new Map<string, string>();
  const unknown: string[] = [];
  settings.set('goVersion', inputs[0] ?? '');
  for (const line of inputs.slice(1)) {
    if (readDependency(line, files, imports)) continue;
    const values = settingsOf(line);
    if (values === null) unknown.push(line);
    else for (const [id, value] of values) settings.set(id, value);
  }
  return {
    mode: space < 0 ? name : name.slice(0, space),
    importPath: space < 0 ? '' : name.slice(space + 1),
    settings,
    files,
    imports,
    unknown,
  };
}

type Settings = readonly (readonly [SettingId, string])[];

/** Lines that are the same in every package of a build are parsed once. */
const knownLines = new Map<string, Settings | null>();
const MOST_LINES = 20_000;

/** null for a line of an unknown kind. */
function settingsOf(line: string): Settings | null {
  const known = knownLines.get(line);
  if (known !== undefined) return known;
  let found: Settings | null = null;
  for (const { pattern, read } of rules) {
    const match = pattern.exec(line);
    if (!match) continue;
    const settings = new Map<SettingId, string>();
    read(match, settings);
    found = [...settings];
    break;
  }
  if (knownLines.size < MOST_LINES) knownLines.set(line, found);
  return found;
}

/** The frequent lines; the others are in the table. */
function readDependency(line: string, files: Map<string, string>, imports: Map<string, string>): boolean {
  if (line.startsWith('file ')) {
    // The hash is the last word, and empty if go could not read the file (with -n: a file that go generates).
    const space = line.lastIndexOf(' ');
    files.set(line.slice(5, space), line.slice(space + 1));
    return true;
  }
  if (line.startsWith('import ') && !line.startsWith('import "')) {
    const space = line.lastIndexOf(' ');
    imports.set(line.slice(7, space), line.slice(space + 1));
    return true;
  }
  if (line.startsWith('packagefile ')) {
    const equals = line.lastIndexOf('=');
    imports.set(line.slice(12, equals), line.slice(equals + 1));
    return true;
  }
  if (line.startsWith('packagemain ')) {
    // The main package's whole build ID, right after its packagefile line: a program contains both halves.
    const main = [...imports.keys()].at(-1);
    if (main !== undefined) imports.set(main, line.slice(12));
    return true;
  }
  return false;
}

interface LineRule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, settings: Map<SettingId, string>) => void;
}

const LIST = String.raw`(\[(?:"(?:[^"\\]|\\.)*"(?: "(?:[^"\\]|\\.)*")*)?\])`;
const QUOTED = String.raw`("(?:[^"\\]|\\.)*")`;

/** A line whose groups are values of these settings, in order; an empty name skips the group. */
function values(pattern: string, ...ids: readonly SettingId[]): LineRule {
  return {
    pattern: new RegExp(`^${pattern}$`, 's'),
    read: (match, settings) => {
      ids.forEach((id, index) => {
        if (id !== '') settings.set(id, plain(match[index + 1] ?? ''));
      });
    },
  };
}

const rules: readonly LineRule[] = [
  values('compile'),
  values('link'),
  values('module (.*)', 'module'),
  values('dir (.*)', 'directory'),
  values('go (.*)', 'languageVersion'),
  values('goos (\\S*) goarch (\\S*)', 'goos', 'goarch'),
  values(`import ${QUOTED}`, ''),
  values(
    `omitdebug (\\S+) standard (\\S+) local (\\S+) prefix ${QUOTED}`,
    ...['omitdebug', 'standard', 'local', 'prefix'],
  ),
  values('(trimpath)', 'trimpath'),
  values('(forcelibrary)', 'forcelibrary'),
  values(`cgo ${QUOTED}`, 'tool:cgo'),
  values(`CC=${LIST} ${LIST} ${LIST} ${LIST}`, 'CC', 'cgo:CPPFLAGS', 'cgo:CFLAGS', 'cgo:LDFLAGS'),
  values(`CXX=${LIST} ${LIST}`, 'CXX', 'cgo:CXXFLAGS'),
  values(`FC=${LIST} ${LIST}`, 'FC', 'cgo:FFLAGS'),
  values(`(?:CC) ID(?: ERROR)?=(.*)`, 'ccID:CC'),
  values(`(?:CXX) ID(?: ERROR)?=(.*)`, 'ccID:CXX'),
  values(`(?:FC) ID(?: ERROR)?=(.*)`, 'ccID:FC'),
  values(`cover ${QUOTED} ${QUOTED}`, 'cover', 'tool:cover'),
  values(`fuzz (.*)`, 'fuzz'),
  values(`compile (.*) ${LIST} ${LIST}`, 'tool:compile', 'forcedGcflags', 'gcflags'),
  values(`asm ${QUOTED} ${LIST} ${LIST}`, 'tool:asm', 'forcedAsmflags', 'asmflags'),
  values('pgofile (.*)', 'pgofile'),
  values('buildmode (\\S*) goos (\\S*) goarch (\\S*)', ...['buildmode', 'goos', 'goarch']),
  values(`defaultgodebug ${QUOTED}`, 'defaultGodebug'),
  values(`link (.*) ${LIST} (\\S*)`, 'tool:link', 'forcedLdflags', 'ldBuildmode'),
  values(`linkflags ${LIST}`, 'ldflags'),
  values('GOROOT=(.*)', 'GOROOT'),
  values(`vet ${QUOTED}`, 'tool:vet'),
  values(`vetflags ${LIST}`, 'vetflags'),
  values('vetxonly (\\S+)', 'vetxonly'),
  values('pkg .*', ''),
  {
    // Facts that vet found in an import.
    pattern: /^vetout ("(?:[^"\\]|\\.)*") (\S*)$/s,
    read: (match, settings) => {
      settings.set(`vetout:${plain(match[1] ?? '')}`, match[2] ?? '');
    },
  },
  {
    pattern: new RegExp(`^modinfo ${QUOTED}$`, 's'),
    read: (match, settings) => readBuildInfo(unquoteGo(match[1] ?? '') ?? '', settings),
  },
  {
    // GOAMD64=v1, GO_EXTLINK_ENABLED=, magic GOSSAFUNC=…; only `=` if an architecture has no such setting.
    pattern: /^(?:magic )?([A-Z][A-Z0-9_]*|)=(.*)$/s,
    read: (match, settings) => {
      if (match[1]) settings.set(`env:${match[1]}`, plain(match[2] ?? ''));
    },
  },
];

/** runtime/debug.BuildInfo as text: `path`, `mod`, `dep` with an optional `=>` line after it, `build KEY=VALUE`. */
function readBuildInfo(text: string, settings: Map<SettingId, string>): void {
  let module = '';
  for (const line of text.split('\n')) {
    const [key = '', first = '', second = '', sum = ''] = line.split('\t');
    if (key === 'build') {
      const rest = line.slice(6);
      const equals = buildSettingEnd(rest);
      settings.set(`modinfo:build ${plain(rest.slice(0, equals))}`, plain(rest.slice(equals + 1)));
    } else if (key === 'mod' || key === 'dep') {
      module = `modinfo:${key} ${first}`;
      settings.set(module, second);
      // Without a checksum if the module is replaced, and for all of them in vendor mode.
      if (key === 'dep') settings.set(`modinfo:sum ${first}`, sum);
    } else if (key === '=>') {
      settings.set(module, `${settings.get(module) ?? ''} => ${first}${second === '' ? '' : ` ${second}`}`);
      if (module.startsWith('modinfo:dep ')) settings.set(`modinfo:sum ${module.slice(12)}`, sum);
    } else if (key !== '' && key !== 'path') {
      settings.set(`modinfo:${key}`, line.slice(key.length + 1));
    }
  }
}

/** The end of the key: the first `=` outside quotes. */
function buildSettingEnd(text: string): number {
  if (!text.startsWith('"')) return Math.max(text.indexOf('='), 0);
  const end = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0].length ?? 0;
  return end;
}

/** Without Go's quotes where that is unambiguous: a list as words, a quoted text as its content. */
function plain(value: string): string {
  if (value.startsWith('[')) return readGoList(value)?.map(quoteIfNeeded).join(' ') ?? value;
  return value.startsWith('"') ? (unquoteGo(value) ?? value) : value;
}

function quoteIfNeeded(word: string): string {
  return word === '' || /[\s"']/.test(word) ? JSON.stringify(word) : word;
}

/**
 * go's name for the hash: `build fmt`, `link ex.com/app`, `vet fmt`. The key of a vet does not contain its
 * package.
 */
export function keyName(inputs: readonly string[], importPath: string): string {
  const mode = inputs[1] === 'compile' ? 'build' : inputs[1] === 'link' ? 'link' : 'vet';
  if (mode === 'vet') return hashName('vet', importPath);
  for (const line of inputs) {
    if (line.startsWith('import "')) return hashName(mode, unquoteGo(line.slice(7)) ?? '');
  }
  return mode;
}
