import type { Reason } from '../model/reasons.ts';

/** What the screens say of causes. English; another language is another table of the same shape. */
export interface WhyWords {
  readonly reason: (reason: Reason) => string;
  /** `rebuilt 31 of 725: 1 root, 30 because of it` */
  readonly total: (counts: WhyCounts) => string;
  readonly effect: (packages: number, links: number) => string;
  readonly outputUnchanged: string;
  readonly because: (importPath: string) => string;
  readonly becauseMain: string;
  readonly fromCache: (importPath: string) => string;
  readonly notReached: (importPath: string) => string;
  readonly unknownPackage: (importPath: string) => string;
  readonly comparedWith: (when: string, command: string) => string;
  readonly builtSince: string;
  readonly notExplained: (misses: number, compared: number) => string;
  readonly explained: (misses: number, compared: number) => string;
  readonly nothingToCompare: string;
  readonly allCached: string;
  readonly noInputs: string;
  readonly none: string;
  readonly more: (count: number) => string;
  readonly title: string;
  readonly wholeBuild: string;
  readonly changedInputs: string;
  readonly moreInputs: (count: number) => string;
}

export interface WhyCounts {
  readonly rebuilt: number;
  readonly total: number;
  readonly linked: number;
  /** Causes that lie in one package, and those of the whole build. */
  readonly roots: number;
  readonly wide: number;
  /** Packages without a change of their own. */
  readonly because: number;
}

export const whyEnglish: WhyWords = {
  reason: reasonText,
  total: ({ rebuilt, total, linked, roots, wide, because }) => {
    const what =
      rebuilt === 0 && linked > 0 ? 'linked again' : `rebuilt ${number(rebuilt)} of ${number(total)}`;
    const causes =
      wide === 0
        ? plural(roots, 'root')
        : roots === 0
          ? plural(wide, 'cause')
          : plural(roots + wide, 'cause');
    const it = roots + wide === 1 ? 'it' : 'them';
    return `${what}: ${causes}${because > 0 ? `, ${number(because)} because of ${it}` : ''}`;
  },
  effect: (packages, links) => {
    const parts = [
      ...(packages > 0 ? [plural(packages, 'package')] : []),
      ...(links > 0 ? [links === 1 ? 'the link' : `${number(links)} links`] : []),
    ];
    return parts.join(' and ');
  },
  outputUnchanged: 'output unchanged',
  because: (importPath) => `because of ${importPath}`,
  becauseMain: 'because its main package changed',
  fromCache: (importPath) => `${importPath} came from the cache.`,
  notReached: (importPath) => `${importPath} was not reached: the command ended before it.`,
  unknownPackage: (importPath) => `${importPath}: unknown, go did not say what became of it.`,
  comparedWith: (when, command) => `compared with the trace of ${when} (${command})`,
  builtSince: 'something was built since then that nobody traced',
  notExplained: (misses, compared) =>
    `${number(misses)} of ${plural(compared, 'compile or link', 'compiles and links')} could not be explained`,
  explained: (misses, compared) =>
    `${number(misses)} of ${plural(compared, 'compile or link', 'compiles and links')} explained`,
  nothingToCompare: 'First trace of these packages: nothing to compare with.',
  allCached: 'Nothing was rebuilt: everything came from the cache.',
  noInputs: 'The inputs of the cache keys were not recorded, so the reasons are not known.',
  none: 'none',
  more: (count) => `and ${number(count)} more`,
  title: 'Why',
  wholeBuild: 'the whole build',
  changedInputs: 'What changed',
  moreInputs: (count) => `${number(count)} more inputs changed`,
};

function reasonText(one: Reason): string {
  const { subject, files } = one;
  const change = `${shown(one.old)} → ${shown(one.new)}`;
  switch (one.id) {
    case 'firstSeen':
      return 'seen for the first time';
    case 'fileEdited':
      return `edited ${subject}`;
    case 'fileAdded':
      return `${subject} added`;
    case 'fileRemoved':
      return `${subject} removed`;
    case 'fileRenamed':
      return `${one.old ?? ''} renamed to ${subject}`;
    case 'embedEdited':
      return `embedded ${subject} changed`;
    case 'embedAdded':
      return `${subject} embedded`;
    case 'embedRemoved':
      return `${subject} no longer embedded`;
    case 'generatedTestMain':
      return 'the list of its tests changed';
    case 'dependency':
      return 'an import changed';
    case 'compilerFlags':
      return `compiler flags ${change}`;
    case 'assemblerFlags':
      return `assembler flags ${change}`;
    case 'linkerFlags':
      return `linker flags ${change}`;
    case 'vetFlags':
      return `vet flags ${change}`;
    case 'buildTags':
      return `build tags ${change}${filesText(files)}`;
    case 'environment':
      return `${subject} ${change}${filesText(files)}`;
    case 'cgoFlags':
      return `${subject} ${change}`;
    case 'goVersion':
      return `go version ${change}`;
    case 'tool':
      return `go tool ${subject} changed: ${change}`;
    case 'cCompiler':
      return `C compiler changed (${subject}): ${change}`;
    case 'languageVersion':
      return `go line of go.mod ${change}`;
    case 'godebug':
      return `default GODEBUG settings of the program changed`;
    case 'moduleVersion':
      return `module ${subject} ${change}`;
    case 'directory':
      return subject === '' ? `directory moved: ${change}` : `${subject} ${change}`;
    case 'trimpath':
      return one.new === 'on' ? 'with -trimpath now' : 'without -trimpath now';
    case 'kind':
      return kindText(one, change);
    case 'pgoProfile':
      if (one.old === null || one.old === '') return `profile ${subject} added`;
      return one.new === null || one.new === '' ? `profile ${subject} removed` : `profile ${subject} changed`;
    case 'vcsStamp':
      return `version control stamp ${subject} ${change}`;
    case 'buildInfo':
      return `build information ${subject} ${change}`;
    case 'evicted':
      return subject === 'GOCACHE'
        ? `another GOCACHE: ${change}`
        : 'same inputs, but the cache no longer had the result (cleaned or trimmed)';
    case 'notKept':
      return subject === 'failed'
        ? 'same inputs; it failed last time, so nothing was kept'
        : 'same inputs; go keeps no linked program in its cache';
    case 'cacheUnusable':
      return `the cache was not used: ${subject}`;
    case 'nondeterministic':
      return 'same inputs, but another output than before';
    case 'unknownInput':
      return `an input that this version does not know: ${change}`;
    case 'noDifference':
      return 'unknown: no recorded input differs';
    case 'inputsUnknown':
      return 'unknown: its inputs were not recorded';
  }
}

const SWITCHES: Readonly<Record<string, readonly [now: string, before: string]>> = {
  run: ['built by go run, which leaves debug information out', 'no longer built by go run'],
  race: ['with -race now', 'without -race now'],
  msan: ['with -msan now', 'without -msan now'],
  asan: ['with -asan now', 'without -asan now'],
  test: ['compiled together with its tests', 'compiled without its tests'],
  library: ['compiled as a library', 'compiled as a program'],
};

function kindText(one: Reason, change: string): string {
  const words = SWITCHES[one.subject];
  if (words) return `${one.new === 'on' ? words[0] : words[1]}${filesText(one.files)}`;
  if (one.subject === 'cover') return one.new === null ? 'without -cover now' : 'with -cover now';
  if (one.subject === 'fuzz') return one.new === null ? 'no longer for fuzzing' : 'instrumented for fuzzing';
  return `${one.subject} ${change}${filesText(one.files)}`;
}

function filesText(files: readonly string[]): string {
  if (files.length === 0) return '';
  const most = 3;
  const rest = files.length - most;
  const names = (rest > 1 ? files.slice(0, most) : files).join(', ');
  return ` (${names}${rest > 1 ? ` and ${number(rest)} more files` : ''})`;
}

const LONGEST_VALUE = 60;

function shown(value: string | null): string {
  if (value === null || value === '') return 'none';
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
