import type { Reason } from '../../model/reasons.ts';
import { type Marks, marksEnglish } from '../marks.ts';
import { count, counted } from '../quantities.ts';

/** What the screens say of causes. English; another language is another table of the same shape. */
export interface WhyMessages {
  readonly marks: Marks;
  readonly reason: (reason: Reason) => string;
  /** Before its old and its new value. */
  readonly inputName: (reason: Reason) => string;
  /** `rebuilt 31 of 725: 1 root, 30 because of it` */
  readonly total: (counts: WhyCounts) => string;
  readonly effect: (done: WorkCounts) => string;
  readonly outputUnchanged: string;
  readonly because: (importPath: string) => string;
  readonly becauseMain: string;
  readonly fromCache: (importPath: string) => string;
  readonly notReached: (importPath: string) => string;
  readonly unknownPackage: (importPath: string) => string;
  /** `program`: whose trace it is, where it is another program's. */
  readonly comparedWith: (when: string, command: string, program: string | null) => string;
  readonly firstOfModule: string;
  readonly otherThanIn: (program: string, text: string, reasons: readonly Reason[]) => string;
  readonly relinked: (links: number) => string;
  readonly builtSince: string;
  readonly notExplained: (misses: number, compared: number) => string;
  readonly explained: (misses: number, compared: number, firstSeen: number) => string;
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

/** first + roots + wide + foreign + because = rebuilt + failed. */
export interface WhyCounts {
  readonly rebuilt: number;
  readonly failed: number;
  readonly total: number;
  readonly linked: number;
  /** What made links necessary, beside that go does them anew each time. */
  readonly linkCauses: number;
  /** Packages that no earlier trace has. */
  readonly first: number;
  /** Packages with a change of their own. */
  readonly roots: number;
  /** Packages under a change of more than one: flags, a module in another version, an emptied cache. */
  readonly wide: number;
  readonly wideCauses: number;
  /** Packages that another program's trace has otherwise. */
  readonly foreign: number;
  /** Packages without a change of their own. */
  readonly because: number;
  /** Packages that were vetted, and whose tests ran: results that did not come from the cache. */
  readonly vetted: number;
  readonly tested: number;
}

/** Work by its kind. */
export interface WorkCounts {
  readonly packages: number;
  readonly links: number;
  readonly vets: number;
  readonly tests: number;
}

export const whyEnglish: WhyMessages = {
  marks: marksEnglish,
  reason: reasonText,
  inputName,
  total: ({ rebuilt, failed, total, linked, linkCauses, ...by }) => {
    const { first, roots, wide, wideCauses, foreign, because, vetted, tested } = by;
    const checks = [
      ...(vetted > 0 ? [`vetted ${counted(vetted, 'package')}`] : []),
      ...(tested > 0 ? [`ran the tests of ${counted(tested, 'package')}`] : []),
    ];
    if (rebuilt + failed === 0) {
      const link =
        linkCauses === 0 ? 'go keeps no linked program in its cache' : counted(linkCauses, 'cause');
      // That a test is linked anew because it runs says nothing.
      const isNews = linked > 0 && (linkCauses > 0 || tested === 0);
      return [...(isNews ? [`linked again: ${link}`] : []), ...checks].join(' · ');
    }
    const what = [
      ...(failed > 0 ? [`${count(failed)} failed`] : []),
      ...(rebuilt > 0 ? [`rebuilt ${count(rebuilt)}`] : []),
    ];
    const it = roots + wideCauses + foreign === 1 ? 'it' : 'them';
    const parts = [
      ...(first > 0 ? [`${count(first)} for the first time`] : []),
      ...(roots > 0 ? [counted(roots, 'root')] : []),
      ...(wide > 0 ? [`${count(wide)} by ${counted(wideCauses, 'wider change')}`] : []),
      ...(foreign > 0 ? [`${count(foreign)} other than in another program's trace`] : []),
      ...(because > 0
        ? [`${count(because)} because of ${roots + wide + foreign === 0 ? 'what changed before' : it}`]
        : []),
    ];
    return [`${what.join(' · ')} of ${count(total)}: ${parts.join(', ')}`, ...checks].join(' · ');
  },
  effect: ({ packages, links, vets, tests }) => {
    const parts = [
      ...(packages > 0 ? [counted(packages, 'package')] : []),
      ...(links > 0 ? [links === 1 ? 'the link' : `${count(links)} links`] : []),
      ...(vets > 0 ? [counted(vets, 'vet')] : []),
      ...(tests > 0
        ? [tests === 1 ? 'the tests of 1 package' : `the tests of ${count(tests)} packages`]
        : []),
    ];
    const last = parts.pop() ?? '';
    return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  },
  outputUnchanged: 'output unchanged',
  because: (importPath) => `because of ${importPath}`,
  becauseMain: 'because its main package changed',
  fromCache: (importPath) => `${importPath} came from the cache.`,
  notReached: (importPath) => `${importPath} was not reached: the command ended before it.`,
  unknownPackage: (importPath) => `${importPath}: unknown, go did not say what became of it.`,
  comparedWith: (when, command, program) =>
    `compared with ${program === null ? 'the' : `${program}'s`} trace of ${when} (${command})`,
  firstOfModule: 'first trace of this module',
  otherThanIn: (program, text, reasons) => {
    const isVersion = reasons.every((one) => VERSIONS.has(one.id));
    return `${isVersion ? 'another version' : 'other'} than in ${program}'s trace (${text})`;
  },
  relinked: (links) =>
    `and ${links === 1 ? 'the link' : `${count(links)} links`}: go keeps no linked program in its cache`,
  builtSince: 'something was built since then that nobody traced',
  notExplained: (misses, compared) =>
    `${count(misses)} of ${counted(compared, 'step')} could not be explained`,
  explained: (misses, compared, firstSeen) =>
    `${count(misses)} of ${counted(compared, 'step')} explained${firstSeen > 0 ? `, ${count(firstSeen)} more seen for the first time` : ''}`,
  nothingToCompare: 'First trace of these steps: nothing to compare with.',
  allCached: 'Nothing was rebuilt: everything came from the cache.',
  noInputs: 'The inputs of the cache keys were not recorded, so the reasons are not known.',
  none: 'none',
  more: (value) => `and ${count(value)} more`,
  title: 'Why',
  wholeBuild: 'the whole build',
  changedInputs: 'What changed',
  moreInputs: (value) => `${count(value)} more inputs changed`,
};

/** What another program's module graph decides. */
const VERSIONS: ReadonlySet<string> = new Set(['moduleVersion', 'languageVersion', 'godebug']);

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
    case 'vetFacts':
      return `what vet knows of ${subject} changed`;
    case 'testNotCacheable':
      return notCacheableText(subject);
    case 'testArguments':
      return `test flags ${shown(one.old)} → ${shown(one.new)}`;
    case 'testFile':
      return `${subject} changed (read by the tests)`;
    case 'testFileAdded':
      return `${subject} is there now (looked for by the tests)`;
    case 'testFileRemoved':
      return `${subject} is gone (read by the tests)`;
    case 'testFileWritten':
      return `${subject} was written while the tests ran, which read it`;
    case 'testVariable':
      return `variable ${subject} changed (read by the tests)`;
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
      if (subject === 'home') return 'another home directory (both files say ~ for it)';
      if (subject === 'case') return `the same directory in other letters, which go tells apart: ${change}`;
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
      if (subject === 'testcache') return 'same inputs, but go clean -testcache dropped the result';
      return subject === 'GOCACHE'
        ? `another GOCACHE: ${change}`
        : 'same inputs, but the result was not in the cache (cleaned, trimmed, or never kept)';
    case 'notKept':
      if (subject === 'result')
        return 'same inputs; go kept no result of the last run, as when a test reads a file that was just written';
      return subject === 'failed'
        ? 'same inputs; it failed last time, so nothing was kept'
        : 'same inputs; go keeps no linked program in its cache';
    case 'cacheUnusable':
      return `the cache was not used: ${subject}`;
    case 'nondeterministic':
      return 'same inputs, but another output than before';
    case 'unknownInput':
      return `an input that this version does not know: ${change}`;
    case 'redacted':
      return `unknown: ${subject} is redacted in both, by different keys, and cannot be compared`;
    case 'noDifference':
      return 'unknown: no recorded input differs';
    case 'inputsUnknown':
      return 'unknown: its inputs were not recorded';
  }
}

/** What go and files call their things stays; words that only our ids have are said. */
function inputName({ id, subject }: Reason): string {
  switch (id) {
    case 'directory':
      return subject === '' || subject === 'case' ? 'directory' : subject;
    case 'linkerFlags':
      return subject === 'forced by go' ? 'linker flags' : subject;
    case 'nondeterministic':
      return 'output';
    case 'unknownInput':
      return subject === '' ? 'unknown input' : subject;
    case 'kind':
      return KINDS[subject] ?? subject;
    default:
      return subject === '' ? id : subject;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  run: 'by go run',
  debugLeftOut: 'without debug information',
  buildInfo: 'build information',
  test: 'with its tests',
  library: 'as a library',
  vetxonly: 'vet for importers only',
};

function notCacheableText(subject: string): string {
  switch (subject) {
    case 'directory':
      return 'go test without a package name never takes results from the cache (go test . does)';
    case 'outside':
      return 'go caches no test results of files that belong to no module';
    default:
      return `go caches no test results with ${subject.replace(/^-test\./, '-')}`;
  }
}

const SWITCHES: Readonly<Record<string, readonly [now: string, before: string]>> = {
  run: ['built by go run, which leaves debug information out', 'no longer built by go run'],
  buildInfo: ['with build information now', 'without build information now'],
  debugLeftOut: [
    'without debug information, as go test links what it only runs',
    'with debug information now, as go test -c keeps it',
  ],
  race: ['with -race now', 'without -race now'],
  msan: ['with -msan now', 'without -msan now'],
  asan: ['with -asan now', 'without -asan now'],
  test: ['compiled together with its tests', 'compiled without its tests'],
  library: ['compiled as a library', 'compiled as a program'],
  vetxonly: ['vetted only for its importers', 'vetted itself, not only for its importers'],
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
  return ` (${names}${rest > 1 ? ` and ${count(rest)} more files` : ''})`;
}

const LONGEST_VALUE = 60;

function shown(value: string | null): string {
  if (value === null || value === '') return 'none';
  // A commit is known by its first letters.
  if (/^[0-9a-f]{40}$/.test(value)) return value.slice(0, 12);
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
}
