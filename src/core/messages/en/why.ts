import type { Reason } from '../../model/reasons.ts';
import { type Punctuation, punctuationEnglish } from '../punctuation.ts';
import { count, counted } from '../quantities.ts';
import { type ValueTexts, valueChange } from '../value-change.ts';

/** Texts about why packages were rebuilt. */
export interface WhyMessages {
  readonly punctuation: Punctuation;
  readonly reason: (reason: Reason) => string;
  /** Shown before the old and the new value. */
  readonly inputName: (reason: Reason) => string;
  /** `rebuilt 31 of 725: 1 root, 30 because of it` */
  /** `relinkReasons`: what is known about programs that were linked again without a cause. */
  readonly total: (counts: WhyCounts & { readonly relinkReasons: readonly Reason[] }) => string;
  /** With `severalLinks`, a single link is one of several in the command. */
  readonly effect: (done: WorkCounts & { readonly severalLinks?: boolean }) => string;
  readonly outputUnchanged: string;
  readonly because: (importPath: string) => string;
  readonly becauseMain: string;
  readonly fromCache: (importPath: string) => string;
  /** The parts of `fromCache` for what a key does not cover. */
  readonly beyond: BeyondMessages;
  readonly notReached: (importPath: string) => string;
  readonly unknownPackage: (importPath: string) => string;
  /** `program` is set when the trace is that of another program. */
  readonly comparedWith: (when: string, command: string, program: string | null) => string;
  /** Steps that have another baseline than the rest; `compared` is a text from `comparedWith`. */
  readonly otherBaseline: (steps: number, compared: string) => string;
  readonly firstOfModule: string;
  readonly otherThanIn: (program: string, text: string, reasons: readonly Reason[]) => string;
  readonly relinked: (links: number, reasons: readonly Reason[]) => string;
  readonly builtSince: string;
  readonly notExplained: (misses: number, compared: number) => string;
  readonly explained: (misses: number, compared: number, firstSeen: number) => string;
  readonly nothingToCompare: string;
  /** After tests ran because of times only. */
  readonly timesOnly: string;
  readonly allCached: string;
  readonly noInputs: string;
  readonly none: string;
  readonly more: (count: number) => string;
  readonly title: string;
  readonly wholeBuild: string;
  readonly changedInputs: string;
  readonly moreInputs: (count: number) => string;
}

export interface BeyondMessages {
  readonly cachedSince: (when: string) => string;
  readonly covered: string;
  readonly headers: (files: string) => string;
  readonly newer: string;
  readonly pkgConfig: (names: string) => string;
  readonly system: string;
  readonly generators: (commands: string) => string;
  readonly afterChange: string;
}

/** first + roots + wide + foreign + because = rebuilt + failed. */
export interface WhyCounts {
  readonly rebuilt: number;
  readonly failed: number;
  readonly total: number;
  readonly linked: number;
  /** Reasons to link again, other than that go always does. */
  readonly linkCauses: number;
  /** Packages that are in no earlier trace. */
  readonly first: number;
  /** Packages whose own inputs changed. */
  readonly roots: number;
  /** Packages affected by a wider change: flags, another module version, a cleared cache. */
  readonly wide: number;
  readonly wideCauses: number;
  /** Packages that differ from another program's trace. */
  readonly foreign: number;
  /** Packages rebuilt only because of others. */
  readonly because: number;
  /** Packages that were vetted or whose tests ran, not counting results from the cache. */
  readonly vetted: number;
  readonly tested: number;
}

/** Numbers of steps by kind. */
export interface WorkCounts {
  readonly packages: number;
  readonly links: number;
  readonly vets: number;
  readonly tests: number;
}

export const whyEnglish: WhyMessages = {
  punctuation: punctuationEnglish,
  reason: reasonText,
  inputName,
  total: ({ rebuilt, failed, total, linked, linkCauses, relinkReasons, ...by }) => {
    const { first, roots, wide, wideCauses, foreign, because, vetted, tested } = by;
    const checks = [
      ...(vetted > 0 ? [`vetted ${counted(vetted, 'package')}`] : []),
      ...(tested > 0 ? [`ran the tests of ${counted(tested, 'package')}`] : []),
    ];
    if (rebuilt + failed === 0) {
      const link = linkCauses === 0 ? relinkTexts(relinkReasons) : counted(linkCauses, 'cause');
      // A test that runs is always linked again, so it needs no sentence.
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
      ...(wide > 0 ? [`${count(wide)} due to ${counted(wideCauses, 'wider change')}`] : []),
      ...(foreign > 0 ? [`${count(foreign)} differ from another program's trace`] : []),
      ...(because > 0
        ? [`${count(because)} because of ${roots + wide + foreign === 0 ? 'changed imports' : it}`]
        : []),
    ];
    return [`${what.join(' · ')} of ${count(total)}: ${parts.join(', ')}`, ...checks].join(' · ');
  },
  effect: ({ packages, links, vets, tests, severalLinks = false }) => {
    const parts = [
      ...(packages > 0 ? [counted(packages, 'package')] : []),
      ...(links > 0 ? [links > 1 || severalLinks ? counted(links, 'link') : 'the link'] : []),
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
  beyond: {
    cachedSince: (when) => `go stored this output at ${when}`,
    covered:
      'Its key holds the files of its own folder and those that it embeds, the output of its imports, flags and the compiler. Not in its key:',
    headers: (files) => `C headers outside its folder: ${files}`,
    newer: 'newer than the cached output',
    pkgConfig: (names) => `what pkg-config answers for ${names}`,
    system: 'headers and libraries of the system',
    generators: (commands) =>
      `what its go:generate commands would write, because go build does not run them: ${commands}`,
    afterChange: 'If one of them changed, run go clean -cache, or build with -a once.',
  },
  notReached: (importPath) => `go did not reach ${importPath}: the command ended first.`,
  unknownPackage: (importPath) => `${importPath}: unknown. go did not report a result.`,
  comparedWith: (when, command, program) =>
    `compared with ${program === null ? 'the' : `${program}'s`} trace from ${when} (${command})`,
  otherBaseline: (steps, compared) =>
    steps === 0 ? `some changes ${compared}` : `${counted(steps, 'step')} ${compared}`,
  firstOfModule: 'first trace of this module',
  otherThanIn: (program, text, reasons) => {
    const isVersion = reasons.every((one) => VERSIONS.has(one.id));
    return `${isVersion ? 'version differs' : 'differs'} from ${program}'s trace (${text})`;
  },
  relinked: (links, reasons) =>
    `and ${links === 1 ? 'the link' : `${count(links)} links`}: ${relinkTexts(reasons)}`,
  builtSince: 'an untraced build has happened since',
  notExplained: (misses, compared) =>
    `${count(misses)} of ${counted(compared, 'step')} could not be explained`,
  explained: (misses, compared, firstSeen) =>
    `${count(misses)} of ${counted(compared, 'step')} explained${firstSeen > 0 ? `, ${count(firstSeen)} more seen for the first time` : ''}`,
  nothingToCompare: 'First trace of these steps, so there is nothing to compare with.',
  timesOnly:
    'go compares the size, mode and time of files that tests read, not their content, so a new checkout runs the tests again. Set the times before go test (for example with git restore-mtime), or keep the checkout.',
  allCached: 'Nothing was rebuilt: everything came from the cache.',
  noInputs: 'The inputs of the cache keys were not recorded, so the reasons are unknown.',
  none: 'none',
  more: (value) => `and ${count(value)} more`,
  title: 'Why',
  wholeBuild: 'the whole build',
  changedInputs: 'What changed',
  moreInputs: (value) => `${counted(value, 'more input')} changed`,
};

/** Reasons that another program's module graph decides. */
const VERSIONS: ReadonlySet<string> = new Set(['moduleVersion', 'languageVersion', 'godebug']);

/** Why programs were linked again: what was in their place, if that is known. */
function relinkTexts(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map(relinkText))].join(', ') || NOT_CACHED;
}

const NOT_CACHED = 'go does not cache linked programs';

function relinkText({ subject, files }: Reason): string {
  const names = files.join(', ');
  const were = files.length === 1 ? 'was' : 'were';
  switch (subject) {
    case 'programReplaced':
      return `the last command that wrote ${names} built another program, and ${NOT_CACHED}`;
    case 'programGone':
      return `${names} ${were} missing, or not as go had written ${files.length === 1 ? 'it' : 'them'}`;
    case 'programNew':
      return `no earlier trace wrote ${names}, and ${NOT_CACHED}`;
    default:
      return NOT_CACHED;
  }
}

function reasonText(one: Reason): string {
  const { subject, files } = one;
  const change = valueChange(one.old, one.new, VALUES);
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
    case 'overlay':
      return overlayText(one);
    case 'overlayEdited':
      return `edited ${files[0] ?? ''}, which is read as ${subject} (-overlay)`;
    case 'ownOutput':
      return `the build writes ${subject}, which is an input of this package${files.length > 0 ? ` (embedded at ${files[0]})` : ''}`;
    case 'vendored':
      return one.new === 'on'
        ? 'dependencies are now read from vendor'
        : 'dependencies are no longer read from vendor';
    case 'generatedTestMain':
      return 'the list of tests changed';
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
      return `vet facts of ${subject} changed`;
    case 'testNotCacheable':
      return notCacheableText(subject);
    case 'testArguments':
      return `test flags ${change}`;
    case 'testFile':
      return `${subject} changed (read by the tests)`;
    case 'testFileAdded':
      return `${subject} now exists (the tests look for it)`;
    case 'testFileRemoved':
      return `${subject} was removed (read by the tests)`;
    case 'testFileWritten':
      return `${subject} was written while the tests that read it ran`;
    case 'testFileTouched':
      return files.length > 0
        ? `the times of ${namesText(files)} changed, not their content (read by the tests)`
        : `the time of ${subject} changed, not its content (read by the tests)`;
    case 'testTimeChanged':
      return files.length > 0
        ? `the times of ${namesText(files)} changed, not their sizes, modes and entries (read by the tests)`
        : `the time of ${subject} changed, not its ${subject.endsWith('/') ? 'entries' : 'size and mode'} (read by the tests)`;
    case 'testModeChanged':
      return `the mode of ${subject} changed, not its content (read by the tests)`;
    case 'testVariable':
      return `environment variable ${subject} changed (read by the tests)`;
    case 'buildTags':
      return `build tags ${change}${filesText(files)}`;
    case 'environment':
      return `${subject} ${change}${filesText(files)}`;
    case 'cgoFlags':
      return `${subject} ${change}`;
    case 'goVersion':
      return `Go version ${change}`;
    case 'tool':
      return `go tool ${subject} changed: ${change}`;
    case 'cCompiler':
      return `C compiler changed (${subject}): ${change}`;
    case 'languageVersion':
      return `go line in go.mod ${change}`;
    case 'godebug':
      return 'default GODEBUG settings of the program changed';
    case 'moduleVersion':
      return `module ${subject} ${change}`;
    case 'directory':
      if (subject === 'home') return 'different home directory (both files show it as ~)';
      if (subject === 'case')
        return `same directory, different case (go treats it as another directory): ${change}`;
      return subject === '' ? `directory moved: ${change}` : `${subject} ${change}`;
    case 'trimpath':
      return one.new === 'on' ? 'now with -trimpath' : 'now without -trimpath';
    case 'kind':
      return kindText(one, change);
    case 'pgoProfile':
      if (one.old === null || one.old === '') return `PGO profile ${subject} added`;
      return one.new === null || one.new === ''
        ? `PGO profile ${subject} removed`
        : `PGO profile ${subject} changed`;
    case 'vcsStamp':
      return `version control stamp ${subject} ${change}${files.length > 0 ? `: git counts ${namesText(files)}, which a build wrote, as a change` : ''}`;
    case 'buildInfo':
      return `build information ${subject} ${change}`;
    case 'evicted':
      if (subject === 'testcache') return 'same inputs, but go clean -testcache removed the result';
      if (subject === 'program')
        return 'same inputs, but the cache program (GOCACHEPROG) did not have the result';
      return subject === 'GOCACHE' || subject === 'GOCACHEPROG'
        ? `different ${subject}: ${change}`
        : 'same inputs, but the result was not in the cache (cleaned, trimmed or never stored)';
    case 'notKept':
      if (subject === 'result')
        return 'same inputs, but go did not cache the last result (for example, because a test read a file that was just written)';
      return subject === 'failed'
        ? 'same inputs, but it failed last time, so nothing was cached'
        : `same inputs, but ${relinkTexts([one])}`;
    case 'cacheUnusable':
      return `the cache was not used: ${subject}`;
    case 'nondeterministic':
      return 'same inputs, but different output';
    case 'unknownInput':
      return `an input that this version does not recognize: ${change}`;
    case 'redacted':
      return `unknown: ${subject} is redacted and cannot be compared`;
    case 'noDifference':
      return 'unknown: no recorded input differs';
    case 'inputsUnknown':
      return 'unknown: its inputs were not recorded';
  }
}

/** Names from go and from files stay as they are; our own IDs get a readable name. */
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
  vetOfTest: 'checks of go test',
  vetxonly: 'vet for facts only',
};

/** `old`, `new`: the file that is read instead; empty if the overlay hides the file. */
function overlayText({ subject, old, new: now }: Reason): string {
  const replaced = (by: string): string => (by === '' ? 'left out' : `read from ${by}`);
  if (now === null) return `${subject} no longer ${replaced(old ?? '')} (-overlay)`;
  if (old === null || old === '' || now === '') return `${subject} ${replaced(now)} (-overlay)`;
  return `${subject} read from ${now} instead of ${old} (-overlay)`;
}

function notCacheableText(subject: string): string {
  switch (subject) {
    case 'directory':
      return 'go test without a package argument never uses cached results (go test . does)';
    case 'outside':
      return 'go does not cache test results for files outside a module';
    default:
      return `go does not cache test results with ${subject.replace(/^-test\./, '-')}`;
  }
}

const SWITCHES: Readonly<Record<string, readonly [now: string, before: string]>> = {
  run: ['built by go run, which omits debug information', 'no longer built by go run'],
  buildInfo: ['now with build information', 'now without build information'],
  debugLeftOut: [
    'now without debug information, as go test links tests that it only runs',
    'now with debug information, as go test -c keeps it',
  ],
  race: ['now with -race', 'now without -race'],
  msan: ['now with -msan', 'now without -msan'],
  asan: ['now with -asan', 'now without -asan'],
  test: ['compiled together with its tests', 'compiled without its tests'],
  library: ['compiled as a library', 'compiled as a program'],
  vetOfTest: [
    'now with the checks of go test, which are a few of those of go vet',
    'now with all checks of go vet, not only those of go test',
  ],
  vetxonly: ['now vetted for facts only', 'now vetted in full, not for facts only'],
};

function kindText(one: Reason, change: string): string {
  const texts = SWITCHES[one.subject];
  if (texts) return `${one.new === 'on' ? texts[0] : texts[1]}${filesText(one.files)}`;
  if (one.subject === 'cover' && one.old !== null && one.new !== null) return `coverage ${change}`;
  if (one.subject === 'cover') return one.new === null ? 'now without -cover' : 'now with -cover';
  if (one.subject === 'fuzz')
    return one.new === null ? 'no longer instrumented for fuzzing' : 'instrumented for fuzzing';
  return `${one.subject} ${change}${filesText(one.files)}`;
}

function filesText(files: readonly string[]): string {
  return files.length === 0 ? '' : ` (${namesText(files)})`;
}

function namesText(files: readonly string[]): string {
  const most = 3;
  const rest = files.length - most;
  const names = (rest > 1 ? files.slice(0, most) : files).join(', ');
  return `${names}${rest > 1 ? ` and ${count(rest)} more files` : ''}`;
}

const VALUES: ValueTexts = {
  none: 'none',
  withAndWithout: (added, removed) =>
    `now ${[...(added === '' ? [] : [`with ${added}`]), ...(removed === '' ? [] : [`without ${removed}`])].join(', ')}`,
  reordered: 'in another order',
};
