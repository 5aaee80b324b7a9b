import type { StageId } from '../model/stage.ts';
import type { Outcome } from '../model/trace.ts';

/** The words of the panel and the report that no other screen has. English. */
export const panelWordsEn = {
  outcome: {
    miss: 'rebuilt',
    hit: 'from cache',
    failed: 'failed',
    notRun: 'not run',
    notNeeded: 'not needed',
    unknown: 'unknown',
  } satisfies Record<Outcome, string>,
  /** Of rows that are no package: a link is not rebuilt but linked. */
  outcomeOf: {
    link: { miss: 'linked' },
    vet: { miss: 'vetted' },
    test: { miss: 'tested' },
    run: { miss: 'run' },
    binary: { miss: 'written' },
  } as Readonly<Record<string, Partial<Record<Outcome, string>>>>,
  stage: {
    load: 'Load',
    compile: 'Compile',
    vet: 'Vet',
    link: 'Link',
    binary: 'Binary',
    run: 'Run',
    test: 'Test',
    install: 'Install',
    clean: 'Clean',
  } satisfies Record<StageId, string>,
  stageState: {
    done: 'done',
    cached: 'from cache',
    failed: 'failed',
    running: 'running',
    waiting: 'waiting',
    notRun: 'not run',
    absent: 'not part of this command',
    unknown: 'unknown',
  },
  notPartOf: (command: string) => `not part of ${command}`,
  tabs: 'Views',
  stages: 'Stages',
  tabGraph: 'Graph',
  tabTimeline: 'Timeline',
  tabTable: 'Table',
  show: {
    default: 'overview',
    rebuilt: 'rebuilt',
    critical: 'critical path',
    all: 'all',
  },
  showLabel: 'What the graph shows',
  filter: 'Filter packages',
  stageFilter: (stage: string) => `only ${stage.toLowerCase()}`,
  aroundFilter: (label: string) => `around ${label}`,
  removeFilter: (what: string) => `Remove: ${what}`,
  exit: (code: number) => `exit ${code}`,
  signal: (name: string) => `ended by ${name}`,
  exitUnknown: 'exit unknown',
  running: 'running',
  provisional: 'provisional',
  provisionalWhy: 'Some times and outcomes are not yet confirmed by go.',
  interrupted: 'interrupted',
  example: 'example',
  exampleWhy: 'A bundled recording, not a build of yours.',
  imported: 'imported',
  importedWhy: 'Made from an action graph that go alone recorded.',
  dryRun: 'dry run',
  dryRunWhy: 'go printed its commands and ran none of them (-n).',
  packages: (n: number) => `${count(n)} ${n === 1 ? 'package' : 'packages'}`,
  modules: (n: number) => `${count(n)} ${n === 1 ? 'module' : 'modules'}`,
  rebuilt: (n: number) => `${count(n)} rebuilt`,
  fromCache: (n: number) => `${count(n)} from cache`,
  failed: (n: number) => `${count(n)} failed`,
  notRun: (n: number) => `${count(n)} not run`,
  allFromCache: 'all from cache',
  relinked: 'linked anew',
  linkedMany: (n: number) => `${count(n)} linked`,
  ofWork: (text: string) => `${text} of work`,
  workers: (n: number) => `${count(n)} ${n === 1 ? 'worker' : 'workers'}`,
  waiting: (share: number) => `waiting ${Math.round(share * 100)} %`,
  criticalSteps: (n: number) => `critical path ${count(n)} ${n === 1 ? 'step' : 'steps'}`,
  root: 'root',
  criticalPath: 'critical path',
  outputUnchanged: 'output unchanged',
  legend: 'Legend',
  headline: {
    running: (n: number) => `Compiled ${count(n)}`,
    runningNow: (what: string, time: string) => `now ${what} ${time}`,
    failed: (n: number) => (n === 1 ? 'One package failed.' : `${count(n)} packages failed.`),
    testsFailed: (n: number) => (n === 1 ? 'The test of one package failed.' : `Tests of ${count(n)} packages failed.`),
    loadFailed: 'go could not load the packages.',
    interrupted: 'Interrupted before it was done; this is what was seen.',
    dryRun: (n: number) => `Dry run: nothing was done. ${count(n)} ${n === 1 ? 'package' : 'packages'} would be built.`,
    allCached: 'Everything came from the cache.',
    planOnly: 'The plan of go, before it began. Times and outcomes are not known yet.',
    nothing: 'Nothing to build.',
    everything: (n: number) => `All ${count(n)} packages were compiled, none came from the cache.`,
    checked: (vetted: number, tests: number) =>
      [
        'Packages came from the cache',
        vetted > 0 && `${count(vetted)} vetted`,
        tests > 0 && `tests of ${count(tests)} run`,
      ]
        .filter(Boolean)
        .join(', ')
        .concat('.'),
    roots: (n: number, because: number) =>
      because === 0
        ? `${count(n)} rebuilt, nothing else because of ${n === 1 ? 'it' : 'them'}.`
        : `${count(n)} ${n === 1 ? 'root' : 'roots'}, ${count(because)} rebuilt after ${n === 1 ? 'it' : 'them'}.`,
    compared: 'First trace of these packages: nothing to compare with.',
    links: (n: number) => (n === 1 ? 'and the link' : `and ${count(n)} links`),
    more: (n: number) => `and ${count(n)} more`,
  },
  graph: {
    label: 'Stage graph. Arrow keys follow the edges, Enter opens, Escape closes.',
    cachedBox: 'from cache',
    boxes: (n: number) => `${count(n)} ${n === 1 ? 'box' : 'boxes'}`,
    hidden: (n: number) => `${count(n)} more not drawn: narrow the filter`,
    empty: 'Nothing matches this filter.',
    emptyGraph: 'Nothing to draw.',
    laying: 'Laying out…',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit the whole picture',
    overview: 'Overview of the whole picture',
    open: 'opens',
    close: (what: string) => `Close ${what}`,
    opened: (what: string, n: number) => `${what} opened, ${count(n)} boxes in the picture`,
    closed: (what: string) => `${what} closed`,
    columns: 'plain layout',
    columnsWhy: 'The layout engine did not answer, or there are too many boxes: columns by longest path.',
    needs: (n: number) => `needs ${count(n)} of these`,
    neededBy: (n: number) => `needed by ${count(n)}`,
    many: (n: number) => `${count(n)} together`,
  },
  timeline: {
    label: 'Timeline. Arrow keys step through the bars.',
    none: 'go told no times for this command.',
    lane: (n: number) => `worker ${n}`,
    bar: (label: string, time: string, at: string) => `${label}, ${time}, from ${at}`,
    reset: 'Whole time',
  },
  table: {
    label: 'Every row',
    columns: {
      label: 'Package',
      kind: 'Stage',
      outcome: 'Outcome',
      ownMs: 'Time',
      cpuMs: 'CPU',
      waitedMs: 'Waited',
      startMs: 'Start',
      module: 'Module',
    },
    copy: 'Copy as TSV',
    copied: (n: number) => `${count(n)} ${n === 1 ? 'row' : 'rows'} copied`,
    rows: (n: number, all: number) => (n === all ? `${count(n)} rows` : `${count(n)} of ${count(all)} rows`),
    none: 'No row matches.',
    sortedBy: (column: string, down: boolean) => `Sorted by ${column}, ${down ? 'largest' : 'smallest'} first`,
  },
  details: {
    label: 'Details',
    overview: 'Overview',
    slowest: 'Slowest',
    path: 'Critical path',
    close: 'Close details',
    time: 'time',
    cpu: 'CPU',
    waited: 'waited',
    waitedFor: (what: string) => `last needed ${what}`,
    waitedWorker: (time: string) => `${time} for a worker`,
    started: 'started',
    slack: 'slack',
    slackWhy: (time: string) => `could end ${time} later without the build ending later`,
    chain: 'chain',
    module: 'module',
    stage: 'stage',
    needs: 'Needs',
    neededBy: 'Needed by',
    more: (n: number) => `${count(n)} more`,
    commands: (n: number) => (n === 1 ? 'Command' : `Commands (${count(n)})`),
    copy: 'Copy',
    copyPath: 'Copy path',
    copied: 'Copied',
    diagnostics: 'What go said',
    open: 'Open folder',
    openFile: 'Open',
    actionID: 'action id',
    buildID: 'build id',
    inside: 'Inside',
    around: 'Show only what is around it',
    onCriticalPath: 'on the critical path',
    unknown: 'unknown',
    notes: 'Notes',
    test: 'result',
    testCached: 'from cache',
    share: (share: string) => `${share} of all compile time`,
    why: {
      missRoot: 'rebuilt; none of what it needs was',
      miss: (n: number) => `rebuilt, after ${count(n)} of what it needs ${n === 1 ? 'was' : 'were'}`,
      hit: 'taken from the cache',
      failed: 'failed',
      notRun: 'not run: something it needs failed, or go ended before',
      notNeeded: 'not needed: nobody wanted its output',
      unknown: 'unknown: go did not tell',
      unchanged: 'output unchanged: what needs it came from the cache',
      fold: (packages: string) => `${packages} together`,
      provisional: 'provisional: not yet confirmed by go',
    },
  },
  help: {
    title: 'Keys',
    close: 'Close',
    keys: [
      ['/', 'filter'],
      ['?', 'this help'],
      ['1 2 3', 'graph, timeline, table'],
      ['← → ↑ ↓', 'follow the edges; step through bars and rows'],
      ['Enter', 'open a fold, or go to the details'],
      ['Esc', 'close the fold, the details, the filter'],
      ['Home End', 'to the root, to the end'],
      ['+ − 0', 'zoom in, zoom out, fit'],
      ['Shift + arrows', 'pan'],
    ],
  },
  errorTitle: 'This view cannot be shown.',
  badView: 'The data of this view is damaged. Make the report again.',
  noView: 'This page holds no trace. Make the report again.',
  unknownTime: '–',
  duration,
  bytes,
  count,
};

export type PanelWords = typeof panelWordsEn;

/** `12 ms`, `0.3 s`, `43.0 s`, `2 min 05 s`, `1 h 03 min`. */
function duration(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '–';
  if (ms < 1) return ms > 0 ? '<1 ms' : '0 ms';
  if (ms < 99.5) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.round((whole % 3600) / 60)).padStart(2, '0')} min`;
}

function bytes(size: number | null): string {
  if (size === null || !Number.isFinite(size)) return 'size unknown';
  for (const [limit, unit] of [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ] as const) {
    if (size >= limit) return `${(size / limit).toFixed(1)} ${unit}`;
  }
  return `${size} B`;
}

function count(n: number): string {
  return Number.isFinite(n) ? n.toLocaleString('en-US') : '–';
}
