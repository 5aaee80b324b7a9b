import type {
  HeadlineMessages,
  RebuiltFacts,
  RowKind,
  SharedMessages,
  StageMessages,
  SummaryMessages,
} from '../messages.ts';
import { noteText } from '../note-messages.ts';
import { listed, type Phrase, type Piece, phrase, plainText, strong } from '../phrase.ts';
import { punctuationEnglish } from '../punctuation.ts';
import { count, counted, duration, size } from '../quantities.ts';
import { notesEnglish } from './notes.ts';
import { rowLabelEnglish } from './row-label.ts';
import { whyEnglish } from './why.ts';

const UNKNOWN = 'unknown';

const ofAtMost = (value: number, atMost: number) => `${count(value)} of at most ${count(atMost)}`;

const packages = (value: number) => counted(value, 'package', 'packages');

const DONE: Readonly<Record<RowKind, string>> = {
  package: 'rebuilt',
  link: 'linked',
  vet: 'vetted',
  test: 'run',
  binary: 'written',
  run: 'run',
  other: 'done',
};

const STAGE_FOLD: Readonly<Record<RowKind, string>> = {
  package: 'packages',
  link: 'links',
  vet: 'vet',
  test: 'tests',
  binary: 'programs',
  run: 'runs',
  other: 'other work',
};

const stage: StageMessages = {
  notPartOf: (command) => `not part of ${command}`,
  programsIn: (names, where) => `${names}: ${where}`,
  noMain: 'no main package',
  noTests: 'no tests',
  notBuilt: 'nothing to do',
  nothing: 'nothing to do',
  linked: (value) => (value === 1 ? 'linked' : `${count(value)} linked`),
  allFromCache: 'from cache',
  upToDate: 'up to date',
  failed: 'failed',
  notReached: 'not reached',
  waiting: 'waiting',
  running: 'running',
  loadFailed: 'go could not load the packages',
  flagsRefused: 'go rejected the flags',
  commandRefused: 'go rejected the command',
  stopped: 'go ended before building',
  failedFromCache: 'failed, from cache',
  vetted: (value) => `${count(value)} vetted`,
  testsPassed: (value) => `${count(value)} passed`,
  testsFailed: (value) => `${count(value)} failed`,
  testsCached: (value) => `${count(value)} from cache`,
  testsWithout: (value) => `${count(value)} without tests`,
  binaryKind: {
    temporary: "in go's temporary folder",
    cached: "in go's cache",
    output: 'written',
    installed: 'installed',
  },
  cleaned: 'temporary files removed',
  kept: 'temporary files kept',
  written: 'written',
};

const headline: HeadlineMessages = {
  running: (compiled, now, atMost = null) =>
    phrase(
      strong(`compiled ${atMost === null ? count(compiled) : ofAtMost(compiled, atMost)}`),
      now === null ? '' : ` · now ${rowLabelEnglish(now.label)} ${duration(now.ms)}`,
    ),
  failed: (failed, place, message) =>
    phrase(
      failed.length === 1 ? '' : strong(`${packages(failed.length)} failed: `),
      listed(failed, 3, ' and ', more),
      failed.length === 1 ? ' failed' : '',
      located(place, message),
    ),
  testsFailed: (failed, tests) =>
    phrase(
      strong(
        tests === null
          ? `Tests failed in ${packages(failed.length)}`
          : `${counted(tests, 'test', 'tests')} failed in ${packages(failed.length)}`,
      ),
      ': ',
      listed(failed, 4, ' and ', more),
    ),
  loadFailed: (place, message) => phrase(strong('go could not load the packages'), located(place, message)),
  testNames: (names) => {
    const shown = names.length > 4 ? names.slice(0, 3) : names;
    return [...shown, ...(names.length > shown.length ? [more(names.length - shown.length)] : [])].join(', ');
  },
  flagsRefused: (message, own) =>
    phrase(
      strong('go rejected the flags'),
      located(null, message),
      own === null ? '' : `; ${own} is an option of trace, so put it before go`,
    ),
  commandRefused: (message) => phrase(strong('go rejected the command'), located(null, message)),
  stopped: (message) => phrase(strong('go ended before building'), located(null, message)),
  unrecorded: (place, message) =>
    message === ''
      ? phrase(strong('What go built is unknown'), ': it wrote no action graph')
      : phrase(strong('go failed'), located(place, message)),
  unexplained: phrase(strong('go failed'), ', and its messages are not in this trace'),
  interrupted: (rebuilt) =>
    phrase(
      strong('Interrupted'),
      ` ${rebuilt === 0 ? 'before any package was compiled' : `after compiling ${packages(rebuilt)}`}; this trace is partial`,
    ),
  dryRun: (atMost, all) =>
    phrase(
      strong('Dry run'),
      `: go printed the commands without running them; at most ${count(atMost)} of ${packages(all)} would be rebuilt`,
    ),
  allCached: (all) => phrase(strong('Everything came from the cache'), all > 1 ? `: ${packages(all)}` : ''),
  planOnly: (all) => phrase(strong('Plan only'), `: ${packages(all)}, results unknown`),
  rebuilt: (facts) => rebuiltSentence(facts),
  linkedOnly: (links, all) =>
    phrase(
      strong(links === 1 ? 'Only the link was needed' : `Only ${count(links)} links were needed`),
      `: ${all === 1 ? 'the package' : `all ${packages(all)}`} came from the cache`,
    ),
  checked: (vetted, testsRun) =>
    phrase(
      strong('Nothing was rebuilt'),
      testsRun > 0 ? `: ran the tests of ${packages(testsRun)}` : '',
      vetted > 0 ? `${testsRun > 0 ? ', ' : ': '}vetted ${packages(vetted)}` : '',
    ),
  nothing: phrase('Nothing to build'),
};

const MAX_NAMED_ORIGINS = 8;
const MOST_PROGRAMS = 2;

function rebuiltSentence(facts: RebuiltFacts): Phrase {
  const { rebuilt, everything, origins, others, linked, workMs, firstTrace } = facts;
  const work = ` · ${duration(workMs)} of work`;
  if (everything)
    return phrase(strong(`All ${packages(rebuilt)} were rebuilt`), ': nothing came from the cache', work);
  // A long list of origins explains nothing: most packages were simply not in the cache.
  if (origins.length > MAX_NAMED_ORIGINS)
    return phrase(
      strong(`${count(rebuilt)} rebuilt`),
      firstTrace
        ? ': first trace of these steps, so there is nothing to compare with'
        : ` from ${count(origins.length)} starting points`,
      work,
    );
  const links = linked === 0 ? '' : linked === 1 ? 'the link' : counted(linked, 'link', 'links');
  const above = [others === 0 ? '' : packages(others), links].filter((part) => part !== '').join(' and ');
  const plural = others + linked !== 1;
  const them = origins.length === 1 ? 'it' : 'them';
  return phrase(
    strong(`${count(rebuilt)} rebuilt`),
    firstTrace ? ' (first trace of these steps)' : '',
    ', starting with ',
    listed(origins, 3, ' and ', more),
    above === '' ? '' : `; ${above} ${plural ? 'depend' : 'depends'} on ${them}`,
    work,
  );
}

/** A message of go, after its position in a file. */
function located(place: Piece | null, message: string): Phrase {
  if (place === null) return phrase(message === '' ? '' : `: ${message}`);
  return phrase(': ', place, message === '' ? '' : `: ${message}`);
}

function more(value: number): string {
  return `${count(value)} more`;
}

const summary: SummaryMessages = {
  slowest: 'slowest',
  path: 'path',
  pathOf: (path, build) => `${path} of ${build}: `,
  recorded: 'recorded',
  recordedAt: (time, directory) => `${time} in ${directory}`,
  report: 'report',
  trace: 'trace',
  failed: 'failed',
  notes: 'note',
  more,
  moreErrors: (value) => counted(value, 'more error', 'more errors'),
  crashed: (message, where) => `The program crashed: ${message}${where === null ? '' : `, in ${where}`}`,
};

export const english: SharedMessages = {
  locale: 'en',
  count,
  duration: (ms) => (ms === null ? UNKNOWN : duration(ms)),
  size: (bytes) => (bytes === null ? 'size unknown' : size(bytes)),
  share: (part) => `${Math.round(part * 100)}%`,
  unknown: UNKNOWN,
  separator: ' · ',
  packages,
  modules: (value) => counted(value, 'module', 'modules'),
  rebuilt: (value) => `${count(value)} rebuilt`,
  ofAtMost,
  fromCache: (value) => `${count(value)} from cache`,
  failed: (value) => `${count(value)} failed`,
  notRun: (value) => `${count(value)} not run`,
  outcomeUnknown: (value) => `${count(value)} unknown`,
  wouldRebuild: (value) => `at most ${count(value)} to rebuild`,
  ofWork: (text) => `${text} of work`,
  outcome: (outcome, kind) => {
    switch (outcome) {
      case 'miss':
        return DONE[kind];
      case 'hit':
        return 'from cache';
      case 'failed':
        return 'failed';
      case 'notRun':
        return 'not run';
      case 'notNeeded':
        return 'not needed';
      case 'unknown':
        return UNKNOWN;
    }
  },
  state: { waiting: 'waiting', running: 'running', planned: 'would run' },
  outputUnchanged: 'output unchanged',
  criticalPath: 'critical path',
  provisional: 'not yet confirmed by go',
  rowLabel: rowLabelEnglish,
  stageName: (id) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  stage,
  fold: {
    cached: 'from cache',
    notRun: 'not run',
    waiting: 'waiting or from cache',
    unknown: UNKNOWN,
    rest: 'other packages',
    restOf: (group) => `more of ${group}`,
    stage: (kind) => STAGE_FOLD[kind],
  },
  names: (names) =>
    plainText(
      listed(
        names.map((text) => ({ kind: 'text', text })),
        MOST_PROGRAMS,
        ' and ',
        more,
      ),
    ),
  exit: (code) => `exit ${code}`,
  endedBy: (signal) => `ended by ${signal}`,
  exitUnknown: 'exit code unknown',
  running: 'running',
  interrupted: 'interrupted',
  dryRun: 'dry run',
  example: 'example',
  imported: 'imported',
  headline,
  note: (note) => noteText(notesEnglish, note),
  punctuation: punctuationEnglish,
  why: whyEnglish,
  summary,
};
